import { z } from 'zod';
import { baseProfileIds, type Profile } from '../explain/profiles/profile.ts';
import { clientAuthenticationMethodNames } from '../oauth/client-authentication.ts';
import { operation } from './errors.ts';

const short = z.string().max(300);
const texts = z.array(short).max(100);
const audience = z.union([z.enum(['issuer', 'token-endpoint', 'endpoint-called']), z.strictObject({ value: z.string().min(1).max(2000) })]);

/** A profile as a person writes it down; what is left out is nothing special. The document of its format is docs/profile.schema.json. */
export const ownProfile = z
  .strictObject({
    id: z
      .string()
      .regex(/^[a-z0-9][a-z0-9-]{0,63}$/i)
      .describe('Letters, digits and hyphens. One that a built-in profile has takes its place.'),
    name: short.min(1),
    buildsOn: z.enum(baseProfileIds).default('base').describe('The profile of a specification that it builds on.'),
    use: z
      .enum(['client-assertion', 'grant', 'bearer', 'client-secret', 'none'])
      .default('client-assertion')
      .describe('Where the server wants the JWT.'),
    signs: z
      .strictObject({ issuers: texts.optional(), hosts: texts.optional(), paths: texts.optional() })
      .default({})
      .describe('By what the server is recognised: whole issuers, hosts, paths of the token endpoint; “*” stands for anything but “/”.'),
    defaults: z
      .strictObject({
        audience: audience.optional(),
        lifetime: z.int().min(1).max(315_360_000).optional().describe('exp minus iat, in seconds.'),
        alg: short.optional(),
        typ: short.optional().describe('Empty leaves it out.'),
        certificateParameters: z
          .array(z.enum(['x5t', 'x5t#S256', 'x5c']))
          .max(3)
          .optional(),
        claims: z.strictObject({ iat: z.boolean().optional(), nbf: z.boolean().optional(), jti: z.boolean().optional() }).optional(),
        furtherClaims: z
          .record(short, z.union([z.string().max(2000), z.number(), z.boolean(), z.null(), texts]))
          .optional()
          .describe('null leaves a claim out; an empty text is for the person to fill in.'),
        method: z.enum(clientAuthenticationMethodNames).optional().describe('How the client authenticates beside the JWT, or with it.'),
        sendClientId: z.boolean().optional(),
        grant: short.optional(),
        parameters: z
          .array(z.strictObject({ name: short, value: z.string().max(10_000) }))
          .max(100)
          .optional(),
      })
      .default({})
      .describe('What a draft for the server starts with.'),
    limits: z
      .strictObject({
        audiences: z.array(audience).max(20).optional(),
        audienceString: z.boolean().optional().describe('A list of one audience is refused.'),
        oneAudience: z.boolean().optional().describe('Further audiences are refused.'),
        lifetime: z.number().positive().optional().describe('Longest exp minus iat, in seconds.'),
        age: z.number().positive().optional().describe('Oldest iat, in seconds.'),
        ahead: z.number().min(0).optional().describe('How far iat and nbf may lie ahead, in seconds.'),
        wholeDates: z.boolean().optional(),
        algorithms: texts.optional(),
        types: texts.optional(),
        header: z
          .array(z.union([short, texts]))
          .max(50)
          .optional()
          .describe('Header parameters that must be there; of a list, one.'),
        claims: texts.optional(),
        characters: z.int().positive().optional(),
        parameters: z.strictObject({ required: texts.optional(), advised: texts.optional(), refused: texts.optional() }).optional(),
        scope: short.optional().describe('A pattern that each scope follows.'),
        methods: texts.optional(),
      })
      .default({})
      .describe('What the server refuses. A member left out is not limited.'),
    severities: z
      .record(
        z.string().regex(/^[A-Z]{3}-\d\d$/),
        z.strictObject({ severity: z.enum(['error', 'warning', 'information', 'off']), why: short }),
      )
      .default({})
      .describe('Rules that weigh otherwise here.'),
    errors: z
      .array(z.strictObject({ text: short.min(1), code: short.optional(), meaning: short, rules: texts }))
      .max(200)
      .default([])
      .describe('What the server’s messages mean; “*” stands for anything.'),
    confidence: z.enum(['read', 'partly', 'general']).default('general').describe('How sure it is.'),
    sources: z
      .array(
        z.strictObject({
          label: short,
          url: z
            .string()
            .max(2000)
            .regex(/^https:\/\//),
        }),
      )
      .max(50)
      .default([]),
    notes: z.array(z.string().max(1000)).max(50).default([]),
  })
  .describe('The habits of an authorization server, for Assay.');

/** The file: a list of profiles, or an object with one. */
export const ownProfilesFile = z.strictObject({ $schema: z.string().optional(), profiles: z.array(ownProfile).max(200) });

/** A profile, as plain data that its own file or Assay brings. */
const profile = z.custom<Profile>((value) => typeof value === 'object' && value !== null, 'must be a profile');

export const profiles = {
  /** A person's own profiles, from the file in the data directory, and what in it cannot be used. */
  own: operation.output(z.object({ path: z.string(), profiles: z.array(profile), faults: z.array(z.string()) })),
};
