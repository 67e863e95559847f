/**
 * The two modules of oidc-provider that are loaded without its entry, which prints a warning about Electron's Node to the
 * console when it is imported and does nothing else. Their declarations are the package's own.
 */
declare module 'oidc-provider/lib/provider.js' {
  export { Provider } from 'oidc-provider';
}

declare module 'oidc-provider/lib/helpers/errors.js' {
  import { errors } from 'oidc-provider';

  export import InvalidClientAuth = errors.InvalidClientAuth;
  export import InvalidGrant = errors.InvalidGrant;
  export import InvalidRequest = errors.InvalidRequest;
  export import InvalidTarget = errors.InvalidTarget;
}
