import { unsavedEdits } from '../../app/unsaved-edits.ts';
import type { ClientForm } from './client-form.ts';

/** Under which the form of a registration that is not held yet is kept. */
export const newClient = 'new';

/** A form with changes that are not saved. */
export interface UnsavedForm {
  readonly form: ClientForm;
  /** `updatedAt` of the registration that the changes began with; null for a new one. */
  readonly basedOn: number | null;
}

/** The forms with unsaved changes, by the registration's id. */
export const { keep: keepForm, useAll: useUnsavedForms } = unsavedEdits<UnsavedForm>();
