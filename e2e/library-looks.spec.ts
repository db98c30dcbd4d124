import { createGroup } from '#contract/groups';
import { addLibraryFiles } from '#contract/library';
import { expect, test } from './fixtures.ts';
import { expectSound, signInOn } from './page-checks.ts';
import { upload } from './people.ts';
import { expectToast, openPhone } from './ui.ts';

/** A short film made by the browser itself, dropped on the page. */
const dropFilm = async (name: string, broken: boolean) => {
  const canvas = document.createElement('canvas');
  Object.assign(canvas, { width: 640, height: 360 });
  const pen = canvas.getContext('2d');
  const recorder = new MediaRecorder(canvas.captureStream(30), { mimeType: 'video/webm;codecs=vp8' });
  const parts: Blob[] = [];
  recorder.ondataavailable = ({ data }) => parts.push(data);
  const ended = new Promise((resolve) => {
    recorder.onstop = resolve;
  });
  recorder.start();
  for (let turn = 0; turn < 30; turn += 1) {
    if (pen) pen.fillStyle = `rgb(15 ${103 + turn} 85)`;
    pen?.fillRect(0, 0, 640, 360);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  recorder.stop();
  await ended;
  // Of a film that no browser decodes the container alone is left.
  const film = broken ? new Blob(parts).slice(0, 60) : new Blob(parts);
  const data = new DataTransfer();
  data.items.add(new File([film], name, { type: 'video/webm' }));
  document.querySelector('main')?.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true }));
};

test('a film shows its frame on every tile, without a byte of the film; one that no browser knows has the art of its kind @nightly', async ({
  page,
  browser,
  people,
}) => {
  const cabinet = await people.cabinet('ППО «Экран»');
  const member = await people.member(cabinet);
  await signInOn(page, cabinet.head, `/cabinet/${cabinet.id}/library`);
  await expect(page.getByText('Файлов ещё нет')).toBeVisible();
  await page.evaluate(`(${dropFilm.toString()})('собрание.webm', false)`);
  const items = page.getByRole('list', { name: 'Для участников организации' });
  const tile = items.getByRole('listitem').filter({ hasText: 'собрание.webm' });
  const wide = (of: typeof tile) => of.locator('img').evaluate((picture: HTMLImageElement) => picture.naturalWidth);
  await expect(tile.locator('img')).toBeVisible();
  await expect.poll(() => wide(tile)).toBeGreaterThan(0);
  await page.evaluate(`(${dropFilm.toString()})('загадка.webm', true)`);
  const riddle = items.getByRole('listitem').filter({ hasText: 'загадка.webm' });
  await expect(riddle).toBeVisible();
  await expect(riddle.locator('img')).toHaveCount(0);
  await expect(page.locator('video')).toHaveCount(0);
  await expectSound(page);

  const phone = await openPhone(browser);
  const asked: string[] = [];
  phone.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await signInOn(phone, member, '/app/communicator/library');
  const row = phone.getByRole('listitem').filter({ hasText: 'собрание.webm' });
  await expect.poll(() => wide(row)).toBeGreaterThan(0);
  expect(asked.filter((path) => /\/files\/[^/]+\/original$/.test(path) || path.endsWith('/open'))).toEqual([]);
  await phone.context().close();
});

test('a file is restricted to a group: who is in it sees it, another does not, and all see it again @nightly', async ({
  page,
  browser,
  people,
}) => {
  const cabinet = await people.cabinet('ППО «Совет»');
  const { client } = cabinet.head;
  const params = { organizationId: cabinet.id };
  const inside = await people.member(cabinet, 'member', { lastName: 'Ветрова', firstName: 'Ольга' });
  const outside = await people.member(cabinet, 'member', { lastName: 'Лугов', firstName: 'Егор' });
  await client.call(createGroup, { params, body: { name: 'Молодёжный совет', of: { target: { ids: [inside.memberId] } } } });
  const file = await upload(cabinet.head, cabinet, { name: 'план.txt', type: 'text/plain', bytes: new TextEncoder().encode('План') });
  await client.call(addLibraryFiles, { params, body: { section: 'members', fileIds: [file.id] } });

  const [hers, his] = [await openPhone(browser), await openPhone(browser)];
  for (const [phone, who] of [
    [hers, inside],
    [his, outside],
  ] as const) {
    await signInOn(phone, who, '/app/communicator/library');
    await expect(phone.getByRole('link', { name: 'план.txt' })).toBeVisible();
  }

  await signInOn(page, cabinet.head, `/cabinet/${cabinet.id}/library`);
  const ask = async () => {
    await page.getByRole('button', { name: 'Действия: план.txt' }).click();
    await page.getByRole('menuitem', { name: 'Кто видит…' }).click();
    return page.getByRole('dialog', { name: 'Кто видит «план.txt»' });
  };
  const access = await ask();
  await access.getByRole('radio', { name: 'Участники выбранных групп' }).check();
  await access.getByRole('button', { name: 'Сохранить' }).click();
  await expect(access.getByText('Выберите группы')).toBeVisible();
  await access.getByRole('combobox', { name: 'Группы' }).click();
  await page.getByRole('option', { name: 'Молодёжный совет' }).click();
  await page.keyboard.press('Tab');
  await expectSound(page);
  await access.getByRole('button', { name: 'Сохранить' }).click();
  await expectToast(page, 'Сохранено');

  // It goes from one screen and stays on the other, with nobody reloading.
  await expect(his.getByRole('link', { name: 'план.txt' })).toHaveCount(0);
  await expect(hers.getByRole('link', { name: 'план.txt' })).toBeVisible();
  await his.reload();
  await expect(his.getByText('Файлов ещё нет')).toBeVisible();
  await hers.reload();
  await expect(hers.getByRole('link', { name: 'план.txt' })).toBeVisible();

  const again = await ask();
  await expect(again.getByRole('radio', { name: 'Участники выбранных групп' })).toBeChecked();
  await again.getByRole('radio', { name: 'Все участники организации' }).check();
  await again.getByRole('button', { name: 'Сохранить' }).click();
  await expect(his.getByRole('link', { name: 'план.txt' })).toBeVisible();
  for (const phone of [hers, his]) await phone.context().close();
});
