import { describe, expect, it } from 'vitest';
import { parseRoute, routeHref } from '../../renderer/app/routes.ts';

describe('addresses of views', () => {
  it.each(['', '#', '#/', '#/nowhere', '#launch=abc'])('“%s” leads to the workbench', (hash) => {
    expect(parseRoute(hash)).toEqual({ view: 'workbench', id: null });
  });

  it('carry an id, whatever characters it has', () => {
    expect(parseRoute(routeHref('clients', 'a/b %'))).toEqual({ view: 'clients', id: 'a/b %' });
    expect(parseRoute('#/keys/k1')).toEqual({ view: 'keys', id: 'k1' });
    expect(parseRoute('#/keys/')).toEqual({ view: 'keys', id: null });
  });

  it('are read even when their escapes are broken', () => {
    expect(parseRoute('#/clients/%E0')).toEqual({ view: 'clients', id: '%E0' });
  });
});
