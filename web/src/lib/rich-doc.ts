/** The contract's document as types, for the kit, which knows no contract. */
export type { RichBlock, RichDoc, RichInline, RichItem, RichMark } from '#contract/rich-text';
