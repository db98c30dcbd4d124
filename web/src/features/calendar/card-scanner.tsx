import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { IconCamera, IconCameraOff } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import classes from './attendance.module.css';
import { cardIn } from './card-in.ts';

// https://wicg.github.io/shape-detection-api/ — TypeScript's own list of the browser does not name it yet.
interface Detector {
  detect(source: HTMLVideoElement): Promise<{ rawValue: string }[]>;
}
declare global {
  var BarcodeDetector: (new (options: { formats: string[] }) => Detector) | undefined;
}

const EVERY = 250;
/** The same card before the camera is one mark. */
const FORGET = 4_000;

interface Props {
  onCard: (number: string) => void;
}

/** The camera reads cards' QR codes, where the browser can; it is asked for by a button only. Elsewhere it says so, and the field remains. */
export function CardScanner({ onCard }: Props) {
  const { t } = useLingui();
  const [stream, setStream] = useState<MediaStream | null>(null);
  const [refused, setRefused] = useState(false);
  const video = useRef<HTMLVideoElement>(null);
  const heard = useRef(onCard);
  heard.current = onCard;

  useEffect(() => {
    const element = video.current;
    if (!stream || !element || !globalThis.BarcodeDetector) return;
    const detector = new globalThis.BarcodeDetector({ formats: ['qr_code'] });
    const seen = new Map<string, number>();
    let over = false;
    element.srcObject = stream;
    const look = async () => {
      // A frame that is not there yet cannot be read; the next one can.
      const codes = await detector.detect(element).catch(() => []);
      for (const { rawValue } of codes) {
        const number = cardIn(rawValue);
        if (number === null || Date.now() - (seen.get(number) ?? 0) < FORGET) continue;
        heard.current(number);
        seen.set(number, Date.now());
      }
      if (!over) timer = setTimeout(() => void look(), EVERY);
    };
    let timer = setTimeout(() => void look(), EVERY);
    return () => {
      over = true;
      clearTimeout(timer);
      for (const track of stream.getTracks()) track.stop();
    };
  }, [stream]);

  const start = async () => {
    setRefused(false);
    try {
      setStream(await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } }));
    } catch {
      setRefused(true); // no camera, or it was not allowed: the person is told, the field works
    }
  };
  if (globalThis.BarcodeDetector === undefined) {
    return (
      <p className={classes.quiet}>
        <Trans>Этот браузер не умеет читать QR-коды камерой. Введите номер карты или подключите ручной сканер.</Trans>
      </p>
    );
  }
  return (
    <div className={classes.scanner}>
      {stream && <video ref={video} className={classes.video} aria-label={t`Изображение с камеры`} autoPlay muted playsInline />}
      {refused && (
        <p role="alert" className={classes.quiet}>
          <Trans>Камера недоступна: её нет, или доступ запрещён в настройках браузера. Номер карты можно ввести.</Trans>
        </p>
      )}
      {stream ? (
        <Button variant="default" leftSection={<IconCameraOff size={20} stroke={1.6} />} onClick={() => setStream(null)}>
          <Trans>Выключить камеру</Trans>
        </Button>
      ) : (
        <Button variant="default" leftSection={<IconCamera size={20} stroke={1.6} />} onClick={() => void start()}>
          <Trans>Включить камеру</Trans>
        </Button>
      )}
    </div>
  );
}
