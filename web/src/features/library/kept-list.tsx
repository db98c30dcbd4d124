import { Trans, useLingui } from '@lingui/react/macro';
import { ActionIcon } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import type { OrganizationId } from '#contract/ids';
import { paths } from '#web/lib/paths.ts';
import { useFormat } from '#web/lib/use-format.ts';
import { Section } from '#web/ui/card.tsx';
import { endingOf, familyOf } from './file-family.ts';
import { canKeep } from './kept-files.ts';
import { KindArt } from './kind-art.tsx';
import classes from './member-library.module.css';
import type { useKeptFiles } from './use-kept-files.ts';

/** «На этом устройстве»: what opens without a network, how much room it takes, and a way to make room. */
export function KeptList({
  organizationId,
  kept: { files, drop },
}: {
  organizationId: OrganizationId;
  kept: ReturnType<typeof useKeptFiles>;
}) {
  const { t } = useLingui();
  const format = useFormat();
  const own = files.filter((file) => file.organizationId === organizationId);
  if (!canKeep()) return null;
  const size = format.fileSize(own.reduce((total, file) => total + file.size, 0));
  return (
    <Section title={t`На этом устройстве`} aside={own.length > 0 && <span className={classes.meta}>{size}</span>} padded={own.length === 0}>
      {own.length === 0 ? (
        <p className={classes.hint}>
          <Trans>Нажмите стрелку рядом с файлом: он откроется и без сети. Файлы исчезнут отсюда, когда вы выйдете из приложения.</Trans>
        </p>
      ) : (
        <ul className={classes.items} aria-label={t`На этом устройстве`}>
          {own.map((file) => {
            const { name } = file;
            return (
              <li key={file.id} className={classes.item}>
                <a className={classes.open} href={paths.member.keptFile(organizationId, file.id)} target="_blank" rel="noopener noreferrer">
                  <span className={classes.art}>
                    <KindArt family={familyOf(file)} ending={endingOf(name)} />
                  </span>
                  <span className={classes.words}>
                    <span className={classes.name}>{name}</span>
                    <span className={classes.meta}>{format.fileSize(file.size)}</span>
                  </span>
                </a>
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  size={48}
                  aria-label={t`Убрать с устройства: ${name}`}
                  onClick={() => drop.mutate(file)}
                >
                  <IconX size={20} stroke={1.6} />
                </ActionIcon>
              </li>
            );
          })}
        </ul>
      )}
    </Section>
  );
}
