import { z } from 'zod';

/** `8 (950) 000-00-00`, `950 000 00 00`, `+7 950…` → `+79500000000`; what is no Russian number stays as typed, to be refused. */
export const normalizePhone = (typed: string): string => {
  const digits = typed.replace(/\D/g, '');
  if (typed.trim().startsWith('+')) return `+${digits}`;
  if (digits.length === 11 && (digits.startsWith('8') || digits.startsWith('7'))) return `+7${digits.slice(1)}`;
  if (digits.length === 10) return `+7${digits}`;
  return typed.trim();
};

/** E.164, Russian numbers only: calls go nowhere else. Any spelling is accepted. */
export const Phone = z
  .string()
  .max(40)
  .overwrite(normalizePhone)
  .regex(/^\+7[3-9]\d{9}$/, { error: 'phone_unsupported' });

/** 19 digits by the rule, 18 in the manual's own example; a string, for it does not fit a number. Spaces are dropped. */
export const CardNumber = z
  .string()
  .max(40)
  .overwrite((typed) => typed.replace(/[\s-]/g, ''))
  .regex(/^\d{18,19}$/, { error: 'card_invalid' });

const nameText = z
  .string()
  .overwrite((typed) => typed.normalize('NFC').replace(/\s+/g, ' ').trim())
  .max(100);
/** A part of a person's name. Letters of any script, spaces, hyphens, apostrophes and dots. */
export const NamePart = nameText.min(1).regex(/^[\p{L}\p{M}][\p{L}\p{M}\s'’.()-]*$/u, { error: 'name_invalid' });
/** Patronymic: not everybody has one. */
export const OptionalNamePart = z.union([z.literal(''), NamePart]);

/** One line of text, trimmed, without control characters. */
export const line = (max: number, min = 0) =>
  z
    .string()
    .overwrite((typed) =>
      typed
        .normalize('NFC')
        .replace(/\p{Cc}+/gu, ' ')
        .trim(),
    )
    .min(min)
    .max(max);

/** Some lines of plain text, trimmed, without other control characters. */
export const paragraphs = (max: number, min = 0) =>
  z
    .string()
    .overwrite((typed) =>
      typed
        .normalize('NFC')
        .toWellFormed()
        .replace(/\r\n?/g, '\n')
        .replace(/[^\P{Cc}\n]+/gu, ' ')
        .trim(),
    )
    .min(min)
    .max(max);

/** `YYYY-MM-DD` of the centuries that people of today are born in; the database knows no year 0000. */
export const DateOnly = z.iso.date().regex(/^(19|20)\d\d-/);
/** An instant, ISO 8601 with zone; the server gives UTC. */
export const Instant = z.iso.datetime({ offset: true });
/** `''` stands for none: e-mail is optional and no placeholder is ever stored. */
export const OptionalEmail = z.union([z.literal(''), z.email().max(254)]);
/** Web address typed by people; only http and https ever reach a page. */
export const OptionalUrl = z.union([z.literal(''), z.url({ protocol: /^https?$/ }).max(500)]);

/** NIST 800-63B: length over composition. 200 keeps the hash's cost bounded. */
export const PASSWORD_MIN = 8;
export const Password = z.string().min(PASSWORD_MIN).max(200);

/** A row's version: sent back with an edit, so that a newer change is not overwritten unseen. */
export const Version = z.number().int().nonnegative();
