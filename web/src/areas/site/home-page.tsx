import { useLingui } from '@lingui/react/macro';
import { AppSection } from './app-section.tsx';
import { CabinetSection } from './cabinet-section.tsx';
import { Hero } from './hero.tsx';
import { StepsSection } from './steps-section.tsx';

/** «/»: what works today, and how to begin. */
export function HomePage() {
  const { t } = useLingui();
  return (
    <>
      <title>{`ПрофПлюс · ${t`корпоративные скидки и полезные сервисы`}`}</title>
      <Hero />
      <AppSection />
      <CabinetSection />
      <StepsSection
        title={t`Как начать`}
        steps={[
          {
            title: t`Зарегистрируйтесь`,
            text: t`Номер подтвердит входящий звонок: отвечать на него не нужно, только ввести последние 4 цифры.`,
          },
          { title: t`Привяжите карту`, text: t`Введите номер с карты, сертификата или электронного ключа, и вы в своей организации.` },
          {
            title: t`Читайте и голосуйте`,
            text: t`Откройте приложение на телефоне и добавьте его на экран: новости и опросы всегда под рукой.`,
          },
        ]}
      />
    </>
  );
}
