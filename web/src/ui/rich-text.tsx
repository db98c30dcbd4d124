import { createElement, Fragment, type ReactNode } from 'react';
import type { RichBlock, RichDoc, RichInline, RichItem, RichMark } from '#web/lib/rich-doc.ts';
import classes from './rich-text.module.css';

type Node = RichBlock | RichItem | RichInline;

/** Only these leave the page; the server refuses the rest, and an older row must not get past either. */
const SAFE_ADDRESS = /^(https?:\/\/|mailto:|tel:|\/(?!\/))/i;

/** Shows a stored document by a whitelist: no HTML string ever reaches the page, and the reader pays for no editor. */
export function RichText({
  doc,
  top = 3,
}: {
  doc: RichDoc | null /** Level of its headings: 2 right under a page's title. */;
  top?: 2 | 3;
}) {
  if (doc === null) return null;
  return <div className={classes.text}>{all(doc.content, top)}</div>;
}

const all = (nodes: readonly Node[] | undefined, top: 2 | 3) =>
  // biome-ignore lint/suspicious/noArrayIndexKey: a stored document does not reorder
  nodes?.map((node, index) => <Fragment key={index}>{shown(node, top)}</Fragment>);

function shown(node: Node, top: 2 | 3): ReactNode {
  switch (node.type) {
    case 'paragraph':
      return <p>{all(node.content, top) ?? <br />}</p>;
    case 'heading':
      return createElement(`h${node.attrs.level - 2 + top}`, null, all(node.content, top));
    case 'bulletList':
      return <ul>{all(node.content, top)}</ul>;
    case 'orderedList':
      return <ol>{all(node.content, top)}</ol>;
    case 'listItem':
      return <li>{all(node.content, top)}</li>;
    case 'blockquote':
      return <blockquote>{all(node.content, top)}</blockquote>;
    case 'horizontalRule':
      return <hr />;
    case 'hardBreak':
      return <br />;
    case 'text':
      return (node.marks ?? []).reduce<ReactNode>(marked, node.text);
    default:
      return null;
  }
}

function marked(inside: ReactNode, mark: RichMark): ReactNode {
  switch (mark.type) {
    case 'bold':
      return <strong>{inside}</strong>;
    case 'italic':
      return <em>{inside}</em>;
    case 'underline':
      return <u>{inside}</u>;
    case 'strike':
      return <s>{inside}</s>;
    case 'link':
      if (!SAFE_ADDRESS.test(mark.attrs.href)) return inside;
      return (
        <a href={mark.attrs.href} target="_blank" rel="noopener noreferrer nofollow ugc">
          {inside}
        </a>
      );
    default:
      return inside;
  }
}
