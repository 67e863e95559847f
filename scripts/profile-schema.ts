/** `node scripts/profile-schema.ts`: writes docs/profile.schema.json from the contract. */
import { writeFileSync } from 'node:fs';
import { z } from 'zod';
import { ownProfilesFile } from '../core/contract/profiles.ts';

export const profileSchemaPath = 'docs/profile.schema.json';

/** The JSON Schema (2020-12) of a file with own profiles. */
export function profileSchema(): string {
  return `${JSON.stringify(z.toJSONSchema(ownProfilesFile, { io: 'input' }), null, 2)}\n`;
}

if (import.meta.main) writeFileSync(profileSchemaPath, profileSchema());
