import type { ServiceAccount } from '../../../core/oauth/service-account.ts';
import { Checkbox } from '../../ui/inputs.tsx';
import classes from './keys.module.css';

interface ServiceAccountOfferProps {
  readonly account: ServiceAccount;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
}

/** Offers to add the client that a Google service account file describes beside its key. */
export function ServiceAccountOffer({ account, checked, onChange }: ServiceAccountOfferProps) {
  return (
    <div className={classes.offer}>
      <Checkbox
        label={
          <>
            Add a client for <strong>{account.email}</strong>
          </>
        }
        checked={checked}
        onChange={onChange}
      />
      <p className={classes.small}>It signs with this key and asks {account.tokenEndpoint} for tokens.</p>
    </div>
  );
}
