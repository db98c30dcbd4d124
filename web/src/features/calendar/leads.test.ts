import { expect, it } from 'vitest';
import { Leads } from '#contract/calendar';
import { OFFERED_LEADS } from './leads.ts';

it('offers only what the contract takes, also all at once', () => expect(Leads.parse(OFFERED_LEADS)).toEqual(OFFERED_LEADS));
