import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { IconCamera, IconCameraOff } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import classes from './attendance.module.css';
import { cardIn } from './card-in.ts';
import { type QrReader, qrReader } from './qr-reader.ts';

const EVERY = 250;
/** The same card before the camera is one mark. */
const FORGET = 4_000;

interface Props {
  onCard: (number: string) => void;
}
interface Camera {
  stream: MediaStream;
  read: QrReader;
}

/** The camera reads cards' QR codes; it is asked for by a button only. Where there is none it says so, and the field remains. */
export function CardScanner({ onCard }: Props) {
  const { t } = useLingui();
  const [camera, setCamera] = useState<Camera | null>(null);
  const [starting, setStarting] = useState(false);
  const [trouble, setTrouble] = useState<'camera' | 'reader' | null>(null);
  const video = useRef<HTMLVideoElement>(null);
  const gone = useRef(false);
  const heard = useRef(onCard);
  heard.current = onCard;

  useEffect(() => {
    gone.current = false;
    return () => {
      gone.current = true;
    };
  }, []);

  useEffect(() => {
    const element = video.current;
    if (!camera || !element) return;
    const seen = new Map<string, number>();
    let over = false;
    element.srcObject = camera.stream;
    const look = async () => {
      const codes = await camera.read(element);
      if (over) return;
      for (const code of codes) {
        const number = cardIn(code);
        if (number === null || Date.now() - (seen.get(number) ?? 0) < FORGET) continue;
        heard.current(number);
        seen.set(number, Date.now());
      }
      timer = setTimeout(() => void look(), EVERY);
    };
    let timer = setTimeout(() => void look(), EVERY);
    return () => {
      over = true;
      clearTimeout(timer);
      stop(camera.stream);
    };
  }, [camera]);

  const start = async () => {
    setTrouble(null);
    setStarting(true);
    const read = await qrReader().catch(() => null);
    // No camera, or it was not allowed: the person is told, the field works.
    const stream = read && (await askCamera().catch(() => null));
    setStarting(false);
    if (gone.current) stream && stop(stream);
    else if (read && stream) setCamera({ stream, read });
    else setTrouble(read ? 'camera' : 'reader');
  };
  return (
    <div className={classes.scanner}>
      {camera && <video ref={video} className={classes.video} aria-label={t`Изображение с камеры`} autoPlay muted playsInline />}
      {trouble && (
        <p role="alert" className={classes.quiet}>
          {trouble === 'camera' ? (
            <Trans>Камера недоступна: её нет, или доступ запрещён в настройках браузера. Номер карты можно ввести.</Trans>
          ) : (
            <Trans>Не получилось загрузить чтение кодов: проверьте связь и включите камеру ещё раз. Номер карты можно ввести.</Trans>
          )}
        </p>
      )}
      {camera ? (
        <Button variant="default" leftSection={<IconCameraOff size={20} stroke={1.6} />} onClick={() => setCamera(null)}>
          <Trans>Выключить камеру</Trans>
        </Button>
      ) : (
        <Button variant="default" leftSection={<IconCamera size={20} stroke={1.6} />} loading={starting} onClick={() => void start()}>
          <Trans>Включить камеру</Trans>
        </Button>
      )}
    </div>
  );
}

/** Of a page that is not safe the browser names no devices at all. */
const askCamera = async () => navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } });

const stop = (stream: MediaStream) => {
  for (const track of stream.getTracks()) track.stop();
};
