import { useLingui } from '@lingui/react/macro';
import { Modal } from '@mantine/core';
import { usePhone } from '#web/ui/use-phone.ts';
import { SearchPanel, type SearchPanelProps } from './search-panel.tsx';

/** The one search in a dialog; on a phone it fills the screen. What was typed is gone with it. */
export function SearchDialog({ opened, ...panel }: SearchPanelProps & { opened: boolean }) {
  const { t } = useLingui();
  const phone = usePhone();
  return (
    <Modal
      opened={opened}
      onClose={panel.onClose}
      fullScreen={phone}
      withCloseButton={false}
      size={680}
      yOffset="9dvh"
      radius={phone ? 0 : 'lg'}
      padding={0}
      transitionProps={{ duration: 150, transition: phone ? 'fade' : 'pop' }}
      overlayProps={{ backgroundOpacity: 0.45 }}
      attributes={{ content: { 'aria-label': t`Поиск` } }}
    >
      <SearchPanel {...panel} />
    </Modal>
  );
}
