import { describe, expect, it } from 'vitest';
import { registeredClaims } from '../../core/jose/claims.ts';
import { headerParameters } from '../../core/jose/header-parameters.ts';
import { claimMembers, headerMembers } from '../../core/jose/nested-members.ts';

/** The names of https://www.iana.org/assignments/jwt/jwt.xhtml as of 2026-07-28, in its order. */
const ianaClaims = `
  iss sub aud exp nbf iat jti name given_name family_name middle_name nickname preferred_username profile picture website email email_verified
  gender birthdate zoneinfo locale phone_number phone_number_verified address updated_at azp nonce auth_time at_hash c_hash acr amr sub_jwk cnf
  sip_from_tag sip_date sip_callid sip_cseq_num sip_via_branch orig dest mky events toe txn rph sid vot vtm attest origid act scope client_id
  may_act jcard at_use_nbr div opt vc vp sph ace_profile cnonce exi roles groups entitlements token_introspection eat_nonce ueid sueids oemid
  hwmodel hwversion oemboot dbgstat location eat_profile submods uptime bootcount bootseed dloas swname swversion manifests measurements measres
  intuse cdniv cdnicrit cdniip cdniuc cdniets cdnistt cdnistd sig_val_claims authorization_details verified_claims place_of_birth nationalities
  birth_family_name birth_given_name birth_middle_name salutation title msisdn also_known_as htm htu ath atc sub_id rcd rcdi crn msgi
  _claim_names _claim_sources rdap_allowed_purposes rdap_dnt_allowed geohash _sd ... _sd_alg sd_hash consumerPlmnId consumerSnpnId producerPlmnId
  producerSnpnId producerSnssaiList producerNsiList producerNfSetId producerNfServiceSetId sourceNfInstanceId analyticsIdList resOwnerId cmw jwks
  metadata constraints crit ref delegation logo_uri authority_hints trust_anchor_hints trust_marks trust_mark_issuers trust_mark_owners
  metadata_policy metadata_policy_crit source_endpoint keys trust_mark_type trust_chain trust_anchor status status_list ttl stpl`;

/** The names of https://www.iana.org/assignments/jose/jose.xhtml, header parameters, as of 2026-05-22, each once. */
const ianaHeaderParameters = `
  alg jku jwk kid x5u x5c x5t x5t#S256 typ cty crit enc zip epk apu apv iv tag p2s p2c iss sub aud b64 ppt url nonce svt iheSSId jwt client_id
  trust_chain peer_trust_chain`;

/** What the documentation of the vendors lists, without what is registered. */
const vendorClaims: Readonly<Record<string, string>> = {
  Entra: `oid tid ver scp appid appidacr azpacr idtyp idp upn unique_name wids hasgroups puid ipaddr uti rh aio acrs xms_cc xms_mirid xms_tcdt
    login_hint tenant_ctry tenant_region_scope tenant_region_sub_scope verified_primary_email verified_secondary_email vnet fwd xms_pdl xms_pl
    xms_tpl ztdid ctry acct in_corp onprem_sid pwd_exp pwd_url xms_act_fct xms_sub_fct xms_par_app_azp`,
  'Azure AD B2C': 'tfp emails idp_access_token newUser isForgotPassword',
  Okta: 'cid uid scp ver idp',
  Auth0: 'gty permissions org_id org_name',
  Keycloak: 'typ realm_access resource_access allowed-origins session_state clientId clientHost clientAddress trusted-certs organization',
  Google: 'hd target_audience firebase google user_id',
  Cognito:
    'token_use origin_jti event_id username version device_key identities cognito:username cognito:groups cognito:roles cognito:preferred_role',
  Ping: 'env org p1.rid p1.userId p1.env pi.sri agid',
  'AD FS': 'apptype authmethod winaccountname primarysid primarygroupsid groupsid upn unique_name',
};

const names = (text: string): string[] => text.trim().split(/\s+/);

describe('the catalogue of members', () => {
  it('has every claim of the IANA registry', () => {
    expect(names(ianaClaims)).toHaveLength(163);
    expect(names(ianaClaims).filter((name) => !registeredClaims.has(name))).toEqual([]);
  });

  it('has every header parameter of the IANA registry', () => {
    expect(names(ianaHeaderParameters)).toHaveLength(33);
    expect(names(ianaHeaderParameters).filter((name) => !headerParameters.has(name))).toEqual([]);
  });

  it.each(Object.entries(vendorClaims))('has the claims of %s', (_vendor, claims) => {
    expect(names(claims).filter((name) => !registeredClaims.has(name))).toEqual([]);
  });

  it('knows what is inside the objects that people meet', () => {
    expect(claimMembers('cnf')?.inside?.('jwk')?.inside?.('kty')?.title).toBe('Key type');
    expect(claimMembers('act')?.inside?.('act')?.inside?.('sub')?.title).toBe('Subject');
    expect(claimMembers('authorization_details')?.inside?.('locations')?.title).toBe('Locations');
    expect(claimMembers('resource_access')?.inside?.('any client')?.inside?.('roles')?.title).toBe('Roles');
    expect(claimMembers('status')?.inside?.('status_list')?.inside?.('idx')?.title).toBe('Index');
    expect(headerMembers('epk')?.inside?.('crv')?.title).toBe('Curve');
  });

  it('takes no name of Object.prototype for one of its own', () => {
    for (const name of ['constructor', '__proto__', 'toString']) {
      expect(claimMembers(name)).toBeUndefined();
      expect(headerMembers(name)).toBeUndefined();
      expect(claimMembers('cnf')?.inside?.(name)).toBeUndefined();
    }
  });
});
