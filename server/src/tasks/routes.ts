import {
  addTaskComment,
  addTaskItem,
  suggestAssignees as assigneesEndpoint,
  attachTaskFiles,
  readBoard as boardEndpoint,
  changeTaskItem,
  createTask as createEndpoint,
  listDeletedTasks as deletedEndpoint,
  deleteTask as deleteEndpoint,
  deleteTaskComment,
  editTask as editEndpoint,
  editTaskComment,
  getTask as getEndpoint,
  listTasks as listEndpoint,
  listTaskComments,
  listTaskHistory,
  suggestMentions as mentionsEndpoint,
  moveTask as moveEndpoint,
  moveTaskItem,
  nearestTasks as nearestEndpoint,
  removeTaskFile,
  removeTaskItem,
  restoreTask as restoreEndpoint,
  restoreTaskItem,
} from '#contract/tasks';
import { type Bound, bind } from '#server/platform/http/bind.ts';
import { addComment } from './add-comment.ts';
import { addItem } from './add-item.ts';
import { attachFiles } from './attach-files.ts';
import { changeItem } from './change-item.ts';
import { listComments } from './comment-reads.ts';
import { createTask } from './create-task.ts';
import { deleteComment } from './delete-comment.ts';
import { deleteTask } from './delete-task.ts';
import { listDeletedTasks } from './deleted-reads.ts';
import { editComment } from './edit-comment.ts';
import { editTask } from './edit-task.ts';
import { listHistory } from './history-reads.ts';
import { moveItem } from './move-item.ts';
import { moveTask } from './move-task.ts';
import { suggestAssignees, suggestMentions } from './people-reads.ts';
import { listTasks, nearestTasks, readBoard } from './reads.ts';
import { removeFile } from './remove-file.ts';
import { removeItem } from './remove-item.ts';
import { restoreItem } from './restore-item.ts';
import { restoreTask } from './restore-task.ts';
import { getTask } from './task-reads.ts';

export const routes: readonly Bound[] = [
  bind(listEndpoint, listTasks),
  bind(boardEndpoint, readBoard),
  bind(nearestEndpoint, nearestTasks),
  bind(getEndpoint, getTask),
  bind(createEndpoint, createTask),
  bind(editEndpoint, editTask),
  bind(moveEndpoint, moveTask),
  bind(deleteEndpoint, deleteTask),
  bind(restoreEndpoint, restoreTask),
  bind(deletedEndpoint, listDeletedTasks),
  bind(addTaskItem, addItem),
  bind(changeTaskItem, changeItem),
  bind(moveTaskItem, moveItem),
  bind(removeTaskItem, removeItem),
  bind(restoreTaskItem, restoreItem),
  bind(attachTaskFiles, attachFiles),
  bind(removeTaskFile, removeFile),
  bind(listTaskComments, listComments),
  bind(addTaskComment, addComment),
  bind(editTaskComment, editComment),
  bind(deleteTaskComment, deleteComment),
  bind(assigneesEndpoint, suggestAssignees),
  bind(mentionsEndpoint, suggestMentions),
  bind(listTaskHistory, listHistory),
];
