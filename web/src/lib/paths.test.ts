import { expect, test } from 'vitest';
import { ownAddress, paths } from './paths.ts';

test('every address of the product', () => {
  const all = Object.entries(paths).flatMap(([area, builders]) =>
    Object.entries(builders).map(([name, build]) => `${area}.${name} ${(build as (...ids: string[]) => string)('A', 'B', 'C')}`),
  );
  expect(all.join('\n')).toMatchInlineSnapshot(`
    "site.home /
    site.organizations /organizations
    site.document /documents/A
    site.signIn /sign-in
    site.signUp /sign-up
    site.reset /reset
    site.erased /erased
    site.join /join/A
    cabinet.choose /cabinet
    cabinet.profile /cabinet/A
    cabinet.settings /cabinet/A/settings
    cabinet.members /cabinet/A/members
    cabinet.unregistered /cabinet/A/members/unregistered
    cabinet.invite /cabinet/A/members/invite
    cabinet.member /cabinet/A/members/B
    cabinet.imports /cabinet/A/members/import
    cabinet.import /cabinet/A/members/import/B
    cabinet.groups /cabinet/A/members/groups
    cabinet.exports /cabinet/A/members/exports
    cabinet.excluded /cabinet/A/members/excluded
    cabinet.feed /cabinet/A/feed
    cabinet.newPost /cabinet/A/feed/new
    cabinet.post /cabinet/A/feed/B
    cabinet.editPost /cabinet/A/feed/B/edit
    cabinet.library /cabinet/A/library
    cabinet.folder /cabinet/A/library?folder=B
    cabinet.deletedItems /cabinet/A/library/deleted
    cabinet.calendar /cabinet/A/calendar
    cabinet.deletedEvents /cabinet/A/calendar/deleted
    cabinet.event /cabinet/A/calendar/B/C
    cabinet.attendance /cabinet/A/calendar/B/C/attendance
    cabinet.tasks /cabinet/A/tasks
    cabinet.newTask /cabinet/A/tasks/new
    cabinet.deletedTasks /cabinet/A/tasks/deleted
    cabinet.task /cabinet/A/tasks/B
    cabinet.notifications /cabinet/A/notifications
    member.panel /app
    member.communicator /app/communicator
    member.feed /app/communicator/feed
    member.post /app/communicator/feed/A
    member.organization /app/communicator/organization
    member.library /app/communicator/library
    member.folder /app/communicator/library?folder=A
    member.calendar /app/communicator/calendar
    member.event /app/communicator/calendar/A/B
    member.keptFile /app/files/A/B
    member.tasks /app/tasks
    member.newTask /app/tasks/new
    member.deletedTasks /app/tasks/deleted
    member.task /app/tasks/A
    member.notifications /app/notifications
    member.profile /app/profile
    member.sessions /app/profile/sessions
    member.consents /app/profile/consents
    member.ownData /app/profile/data
    member.cards /app/profile/cards
    member.cardViews /app/profile/views
    operator.applications /operator
    operator.organizations /operator/organizations
    operator.organization /operator/organizations/A
    operator.journal /operator/journal
    operator.documents /operator/documents
    operator.erasures /operator/erasures"
  `);
});

test.each(['/app', '/cabinet/1?q=a', '/'])('goes back to our own %s', (address) => {
  expect(ownAddress(address, '/app')).toBe(address);
});

test.each([undefined, '', 'https://evil.example', '//evil.example', '/\\evil.example', 'javascript:alert(1)', '/api/session'])(
  'does not follow %s',
  (address) => {
    expect(ownAddress(address, '/fallback')).toBe('/fallback');
  },
);
