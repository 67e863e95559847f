/** One step from a version of the database to the next. Steps that were released are never edited. */
export interface Migration {
  /** `user_version` after it. */
  readonly version: number;
  readonly statements: string;
}
