import { ArrowRight } from 'lucide-react';
import { allProfiles } from '../../../core/explain/profiles/profile-in-force.ts';
import { sureness } from '../../../core/explain/profiles/profile-words.ts';
import { useOwnProfiles } from '../../app/own-profiles.ts';
import { routeHref } from '../../app/routes.ts';
import { SafeText } from '../../wire/safe-text.tsx';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { Select } from '../../ui/inputs.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Note } from '../../ui/note.tsx';
import type { FormPartProps } from './form-fields.tsx';
import { profileChanges, profileOf, withDefaults } from './profile-proposal.ts';
import classes from './metadata-panel.module.css';

/** Which server's habits the client is judged by, why those, and how sure they are; and what drafts for such a server start with. */
export function ProfileField(part: FormPartProps) {
  const { form, change } = part;
  const own = useOwnProfiles();
  const { profile, because } = profileOf(form, own);
  const recognised = profileOf({ ...form, profileId: undefined }, own).profile;
  const options = [
    { value: '', label: `By the addresses: ${recognised.name}` },
    ...allProfiles(own).map(({ id, name, confidence }) => ({
      value: id,
      label: confidence === 'general' ? `${name} (unconfirmed)` : name,
    })),
  ];
  return (
    <>
      <Field
        label="Profile"
        hint={
          <>
            Findings are weighed as <a href={routeHref('rules', `profile-${profile.id}`)}>{profile.name}</a>, because{' '}
            <SafeText text={because} />.{profile.confidence === 'general' ? null : ` What is known of it: ${sureness(profile)}.`}
          </>
        }
        warning={
          profile.confidence === 'general' ? 'Nobody has confirmed this profile. Look into the server’s documentation too.' : undefined
        }
      >
        {(control) => (
          <Select
            {...control}
            options={options}
            value={form.profileId ?? ''}
            onChange={(id) => change({ profileId: id === '' ? undefined : id })}
          />
        )}
      </Field>
      <Proposal {...part} />
    </>
  );
}

/** What the profile proposes and the form has otherwise, and taking it over. */
function Proposal({ form, change }: FormPartProps) {
  const { profile } = profileOf(form, useOwnProfiles());
  const changes = profileChanges(form, profile);
  if (changes.length === 0) {
    return Object.keys(profile.defaults).length === 0 ? null : (
      <Note severity="success">The form has what is usual for {profile.name}.</Note>
    );
  }
  return (
    <Note severity="information" title={`What is usual for ${profile.name}, and is otherwise in this form:`}>
      <ul className={classes.usual}>
        {changes.map(({ label, from, to }) => (
          <li key={label} className={classes.usualChange}>
            <span>{label}</span>
            <del>
              <SafeText text={from} />
            </del>
            <Icon of={ArrowRight} />
            <ins>
              <SafeText text={to} />
            </ins>
          </li>
        ))}
      </ul>
      <Button size="s" onClick={() => change(withDefaults(form, profile))}>
        Fill in what is usual
      </Button>
    </Note>
  );
}
