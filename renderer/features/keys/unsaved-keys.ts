import type { Key } from '../../../core/contract/keys.ts';
import { unsavedEdits } from '../../app/unsaved-edits.ts';

/** What can be edited of a held key. */
export type KeyEdit = Pick<Key, 'name' | 'kid' | 'alg' | 'use'>;

/** Keys with unsaved changes, by their id. */
export const { keep: keepKeyEdit, useAll: useUnsavedKeys } = unsavedEdits<KeyEdit>();
