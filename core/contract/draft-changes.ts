import { z } from 'zod';
import { registrationFieldNames, type DraftChange } from '../explain/fix.ts';
import { basicEncodingNames } from '../oauth/basic-credentials.ts';
import { clientAuthenticationMethodNames } from '../oauth/client-authentication.ts';

const name = z.string().max(1024);
const set = z.literal('set');

/** What a change of a member or a parameter can be beside setting it. */
const otherChanges = [z.object({ change: z.literal('remove') }), z.object({ change: z.literal('rename'), to: name })] as const;

const member = z.object({ of: z.enum(['header', 'claims']), name });
const parameter = z.object({ of: z.literal('parameters'), name });
const ofRequest = z.object({ of: z.literal('request'), change: set });

/** A change that a fix makes, as `core/explain/fix.ts` has it. */
export const draftChange: z.ZodType<DraftChange> = z.union([
  member.and(z.union([z.object({ change: set, value: z.json() }), ...otherChanges])),
  parameter.and(z.union([z.object({ change: set, value: z.string().max(65_536) }), ...otherChanges])),
  ofRequest.and(
    z.union([
      z.object({ name: z.enum(['grant', 'tokenEndpoint']), value: z.string().max(65_536) }),
      z.object({ name: z.literal('method'), value: z.enum(clientAuthenticationMethodNames) }),
      z.object({ name: z.literal('sendClientId'), value: z.boolean() }),
      z.object({ name: z.literal('basicEncoding'), value: z.enum(basicEncodingNames) }),
    ]),
  ),
  z.object({ of: z.literal('call'), change: set, name: z.enum(['tokenId', 'url']), value: z.string().max(65_536) }),
  z.object({ of: z.literal('token'), change: set, name: z.literal('choice'), value: z.enum(['newest', 'fresh']) }),
  z.object({ of: z.literal('registration'), change: set, name: z.enum(registrationFieldNames), value: z.string().max(65_536) }),
]);
