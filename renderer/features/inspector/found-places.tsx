import type { FoundPlace, FoundToken } from '../../../core/inspect/found-token.ts';
import { grouped } from '../../../core/jose/time-words.ts';
import { Disclosure } from '../../ui/disclosure.tsx';
import { SafeText } from '../../wire/safe-text.tsx';
import { placeWords } from './found-words.ts';
import classes from './found-places.module.css';

interface FoundPlacesProps {
  readonly token: FoundToken;
  /** The one that is marked in the text. */
  readonly marked: FoundPlace | null;
  readonly onChoose: (place: FoundPlace) => void;
}

/** All places of a token that was found more than once; each can be gone to. */
export function FoundPlaces({ token: { places, count }, marked, onChoose }: FoundPlacesProps) {
  return (
    <div className={classes.places}>
      <Disclosure summary={`All ${grouped(count)} places of this token`}>
        <ul className={classes.list}>
          {places.map((place) => (
            <li key={`${place.offset} ${place.words}`}>
              <button type="button" aria-current={place === marked || undefined} className={classes.place} onClick={() => onChoose(place)}>
                <SafeText text={placeWords(place)} />
              </button>
            </li>
          ))}
          {places.length === count ? null : <li className={classes.rest}>And {grouped(count - places.length)} more.</li>}
        </ul>
      </Disclosure>
    </div>
  );
}
