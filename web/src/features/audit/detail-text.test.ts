import { setupI18n } from '@lingui/core';
import { expect, test } from 'vitest';
import { detailsText } from './detail-text.ts';

const i18n = setupI18n({ locale: 'ru', messages: { ru: {} } });
const subject = { subjectType: 'member', subjectId: '01' };

test('names changed fields, roles and counts', () => {
  expect(detailsText({ ...subject, details: { fields: ['website', 'email'] } }, i18n)).toBe('изменено: Сайт, Email');
  expect(detailsText({ ...subject, details: { role: 'administrator' } }, i18n)).toBe('Администратор');
  expect(detailsText({ ...subject, details: { count: 100 } }, i18n)).toBe('карт: 100');
});

test('says what was tried and why it was refused', () => {
  const entry = { subjectType: 'endpoint', subjectId: 'members.demote', details: { memberId: '01', code: 'own_role' } };
  expect(detailsText(entry, i18n)).toBe('Понижение · Свою роль изменить нельзя: это может сделать другой руководитель');
});

test('leaves out what says nothing', () => {
  expect(detailsText({ ...subject, details: { memberId: '01', planned: false, fields: [] } }, i18n)).toBe('');
});
