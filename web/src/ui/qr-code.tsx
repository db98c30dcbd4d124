import { useMemo } from 'react';
import { encode } from 'uqr';

/** A QR code as one SVG path: sharp at any size, dark on white in both colour schemes, for scanners need it so. */
export function QrCode({ value, label, size = 220 }: { value: string; label: string; size?: number }) {
  const { path, side } = useMemo(() => {
    const { data, size: side } = encode(value, { ecc: 'M', border: 2 });
    const path = data.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ''))).join('');
    return { path, side };
  }, [value]);
  return (
    <svg viewBox={`0 0 ${side} ${side}`} width={size} height={size} role="img" aria-label={label} shapeRendering="crispEdges">
      <rect width={side} height={side} rx={2} fill="#fff" />
      <path d={path} fill="#14201C" />
    </svg>
  );
}
