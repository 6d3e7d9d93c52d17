import type { PackNote } from "@xinlian/wire";
import { useSay } from "../words/language.tsx";

/** What should be known of a version, each with its file and line. */
export function Notes({ title, notes }: { title: string; notes: readonly PackNote[] }) {
  const say = useSay();
  if (notes.length === 0) return null;
  return (
    <section className="section">
      <h2>{title}</h2>
      <ul className="pack-notes">
        {notes.map((note) => (
          <li key={`${note.code} ${note.place} ${note.detail.zh}`}>
            {note.place !== null && <span className="fingerprint">{note.place} </span>}
            {say(note.detail)}
          </li>
        ))}
      </ul>
    </section>
  );
}
