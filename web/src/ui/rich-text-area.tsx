import '@mantine/tiptap/styles.layer.css';
import { useLingui } from '@lingui/react/macro';
import { Link, RichTextEditor } from '@mantine/tiptap';
import { Placeholder } from '@tiptap/extensions';
import { type JSONContent, useEditor } from '@tiptap/react';
import StarterKit from '@tiptap/starter-kit';
import { useEffect, useRef } from 'react';
import type { RichDoc } from '#web/lib/rich-doc.ts';
import text from './rich-text.module.css';
import classes from './rich-text-area.module.css';

interface Props {
  labelId: string;
  value: RichDoc | null;
  onChange: (doc: RichDoc | null) => void;
  placeholder: string;
  invalid: boolean;
  minHeight: number;
}

/** The editor itself, of what the contract's document may hold and nothing more. Loaded by `rich-text-editor.tsx`. */
export default function RichTextArea({ labelId, value, onChange, placeholder, invalid, minHeight }: Props) {
  const labels = useLabels();
  const given = useRef(value);
  const editor = useEditor({
    extensions: [
      StarterKit.configure({ link: false, heading: { levels: [2, 3] }, code: false, codeBlock: false }),
      Link.configure({ protocols: ['mailto', 'tel'], defaultProtocol: 'https' }),
      Placeholder.configure({ placeholder }),
    ],
    content: value as JSONContent | null,
    shouldRerenderOnTransaction: false,
    editorProps: {
      attributes: { 'aria-labelledby': labelId, 'aria-multiline': 'true', role: 'textbox', 'aria-invalid': String(invalid) },
    },
    onUpdate: ({ editor }) => {
      given.current = editor.isEmpty ? null : (editor.getJSON() as RichDoc);
      onChange(given.current);
    },
  });

  // A value from outside (a restored draft, a cleared form), not the echo of our own.
  useEffect(() => {
    if (!editor || value === given.current) return;
    given.current = value;
    editor.commands.setContent(value as JSONContent | null, { emitUpdate: false });
  }, [editor, value]);

  return (
    <RichTextEditor editor={editor} labels={labels} variant="subtle" data-invalid={invalid || undefined} className={classes.root ?? ''}>
      <RichTextEditor.Toolbar sticky stickyOffset={64}>
        <RichTextEditor.ControlsGroup>
          <RichTextEditor.Bold />
          <RichTextEditor.Italic />
          <RichTextEditor.Underline />
        </RichTextEditor.ControlsGroup>
        <RichTextEditor.ControlsGroup>
          <RichTextEditor.H2 />
          <RichTextEditor.H3 />
          <RichTextEditor.BulletList />
          <RichTextEditor.OrderedList />
          <RichTextEditor.Blockquote />
        </RichTextEditor.ControlsGroup>
        <RichTextEditor.ControlsGroup>
          <RichTextEditor.Link />
          <RichTextEditor.Unlink />
        </RichTextEditor.ControlsGroup>
        <RichTextEditor.ControlsGroup>
          <RichTextEditor.Undo />
          <RichTextEditor.Redo />
        </RichTextEditor.ControlsGroup>
      </RichTextEditor.Toolbar>
      <RichTextEditor.Content className={text.text ?? ''} style={{ '--editor-height': `${minHeight}px` }} />
    </RichTextEditor>
  );
}

/** «Заголовок раздела», not «Заголовок»: a field of that name often stands above. */
function useLabels() {
  const { t } = useLingui();
  return {
    boldControlLabel: t`Полужирный`,
    italicControlLabel: t`Курсив`,
    underlineControlLabel: t`Подчёркнутый`,
    h2ControlLabel: t`Заголовок раздела`,
    h3ControlLabel: t`Заголовок подраздела`,
    bulletListControlLabel: t`Список`,
    orderedListControlLabel: t`Нумерованный список`,
    blockquoteControlLabel: t`Цитата`,
    linkControlLabel: t`Ссылка`,
    unlinkControlLabel: t`Убрать ссылку`,
    undoControlLabel: t`Отменить`,
    redoControlLabel: t({ message: 'Вернуть', context: 'editor' }),
    linkEditorInputLabel: t`Адрес ссылки`,
    linkEditorInputPlaceholder: 'https://example.ru',
    linkEditorExternalLink: t`Открыть в новой вкладке`,
    linkEditorInternalLink: t`Открыть в этой вкладке`,
    linkEditorSave: t`Сохранить`,
  };
}
