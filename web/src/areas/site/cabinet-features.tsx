import { useLingui } from '@lingui/react/macro';
import { IconBuilding, IconChartBar, IconNews, IconUsers } from '@tabler/icons-react';
import classes from './cabinet-features.module.css';

/** What works in an organisation's cabinet today. */
export function CabinetFeatures() {
  const { t } = useLingui();
  const features = [
    {
      icon: IconNews,
      title: t`Публикации`,
      text: t`Новости с фотографиями и файлами, сразу или в назначенное время. Видно, сколько человек их прочитали.`,
    },
    {
      icon: IconChartBar,
      title: t`Опросы и голосования`,
      text: t`Открытые и анонимные, с одним или несколькими ответами и датой окончания. Итоги обновляются на глазах.`,
    },
    {
      icon: IconUsers,
      title: t`Пользователи`,
      text: t`Список участников с поиском, администраторы в помощь руководителю, исключение с причиной и путь назад.`,
    },
    {
      icon: IconBuilding,
      title: t`Страница организации`,
      text: t`Логотип, описание, контакты и социальные сети, которые каждый участник находит в приложении.`,
    },
  ];
  return (
    <ul className={classes.list}>
      {features.map(({ icon: Icon, title, text }) => (
        <li key={title}>
          <Icon size={24} stroke={1.6} aria-hidden="true" />
          <div>
            <h3>{title}</h3>
            <p>{text}</p>
          </div>
        </li>
      ))}
    </ul>
  );
}
