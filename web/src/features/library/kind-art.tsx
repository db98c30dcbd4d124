import type { ReactNode } from 'react';
import type { FileFamily } from './file-family.ts';
import classes from './kind-art.module.css';

/** A sheet of paper that tells the kind of a file from afar: lines of a text, cells of a table, a slide, a zip. */
export function KindArt({ family, ending }: { family: FileFamily; ending: string }) {
  return (
    <svg className={classes.art} data-family={family} viewBox="0 0 96 116" aria-hidden="true">
      <path className={classes.paper} d="M14 4h48l24 24v76a8 8 0 0 1-8 8H14a8 8 0 0 1-8-8V12a8 8 0 0 1 8-8Z" />
      <path className={classes.fold} d="M62 4l24 24H68a6 6 0 0 1-6-6V4Z" />
      <g className={classes.marks}>{MARKS[family]}</g>
      {ending !== '' && (
        <>
          <rect className={classes.label} x="6" y="78" width={Math.max(46, ending.length * 11 + 18)} height="24" rx="6" />
          <text className={classes.ending} x={6 + Math.max(46, ending.length * 11 + 18) / 2} y="95">
            {ending.toUpperCase()}
          </text>
        </>
      )}
    </svg>
  );
}

const lines = (
  <>
    <path d="M20 42h44M20 53h56M20 64h36" />
    <path d="M20 31h24" />
  </>
);
const MARKS: Readonly<Record<FileFamily, ReactNode>> = {
  text: lines,
  pdf: lines,
  other: <path d="M20 42h36M20 53h28" />,
  table: (
    <>
      <rect x="20" y="34" width="52" height="34" rx="3" fill="none" />
      <path d="M20 45h52M20 56h52M38 34v34" />
    </>
  ),
  slides: (
    <>
      <rect x="20" y="34" width="52" height="34" rx="3" fill="none" />
      <path d="M30 60V50M42 60V43M54 60v-7" />
    </>
  ),
  archive: <path d="M46 8v6M46 20v6M46 32v6M46 44v6M46 56v10" />,
  audio: <path d="M22 52v8M31 44v24M40 36v38M49 46v20M58 40v30M67 50v10" />,
  video: <path d="M38 38v30l24-15Z" />,
  picture: (
    <>
      <circle cx="34" cy="42" r="5" fill="none" />
      <path d="M18 68l18-16 10 9 12-13 18 20" fill="none" />
    </>
  ),
};
