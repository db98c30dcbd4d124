import { Trans, useLingui } from '@lingui/react/macro';
import { Title } from '@mantine/core';
import { IconChartBar, IconId, IconNews } from '@tabler/icons-react';
import classes from './home-sections.module.css';

/** What the members' app gives today. */
export function AppSection() {
  const { t } = useLingui();
  const tiles = [
    {
      icon: IconId,
      tint: 'pine',
      title: t`Карта всегда с собой`,
      text: t`Карта, сертификат или электронный ключ на экране телефона: номер, имя и организация.`,
    },
    {
      icon: IconNews,
      tint: 'rowan',
      title: t`Новости без посредников`,
      text: t`Публикации вашей организации с фотографиями и файлами. Уведомление появляется сразу.`,
    },
    {
      icon: IconChartBar,
      tint: 'sky',
      title: t`Голос, который считают`,
      text: t`Один человек голосует один раз, итоги видны вживую. В анонимном опросе никто не узнает ваш ответ.`,
    },
  ];
  return (
    <section className={classes.section} aria-labelledby="app-section">
      <Title order={2} id="app-section">
        <Trans>Участнику: приложение</Trans>
      </Title>
      <div className={classes.tiles}>
        {tiles.map(({ icon: Icon, tint, title, text }) => (
          <div key={tint} className={classes.tile} data-tint={tint}>
            <h3>{title}</h3>
            <p>{text}</p>
            <Icon className={classes.sign} size={60} stroke={1.4} aria-hidden="true" />
          </div>
        ))}
      </div>
    </section>
  );
}
