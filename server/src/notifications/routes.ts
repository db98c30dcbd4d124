import { countUnread as count, listNotifications as list, markRead as mark } from '#contract/notifications';
import { type Bound, bind } from '#server/platform/http/bind.ts';
import { markRead } from './mark-read.ts';
import { countUnread, listNotifications } from './reads.ts';

export const routes: readonly Bound[] = [bind(list, listNotifications), bind(count, countUnread), bind(mark, markRead)];
