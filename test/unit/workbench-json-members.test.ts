import { describe, expect, it } from 'vitest';
import { renamedMember, withMember, withoutMember } from '../../renderer/features/workbench/draft/json-members.ts';

const claims = { iss: 'a', aud: 'b', exp: 1 };

describe('members of a JSON object', () => {
  it('are changed at their place', () => {
    expect(JSON.stringify(withMember(claims, 'aud', ['x']))).toBe('{"iss":"a","aud":["x"],"exp":1}');
  });

  it('are added at the end', () => {
    expect(JSON.stringify(withMember(claims, 'jti', '{{uuid}}'))).toBe('{"iss":"a","aud":"b","exp":1,"jti":"{{uuid}}"}');
  });

  it('are removed and renamed without moving the others', () => {
    expect(JSON.stringify(withoutMember(claims, 'aud'))).toBe('{"iss":"a","exp":1}');
    expect(JSON.stringify(renamedMember(claims, 'aud', 'azp'))).toBe('{"iss":"a","azp":"b","exp":1}');
  });

  it('are not renamed over one another', () => {
    expect(renamedMember(claims, 'aud', 'exp')).toBe(claims);
  });

  it('may be named __proto__', () => {
    const object = withMember(claims, '__proto__', { admin: true });
    expect(JSON.stringify(object)).toBe('{"iss":"a","aud":"b","exp":1,"__proto__":{"admin":true}}');
    expect(Object.getPrototypeOf(object)).toBeNull();
    expect(JSON.stringify(withoutMember(object, '__proto__'))).toBe(JSON.stringify(claims));
  });
});
