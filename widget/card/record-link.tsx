import { createContext } from 'preact';
import { useContext } from 'preact/hooks';

/** Opens a record of the CRM. */
export const OpenRecordContext = createContext<(module: string, id: string) => void>(() => {});

/** The name of another record; opens it in the CRM. */
export function RecordLink({ module, id, name }: { module: string; id: string; name: string }) {
  const openRecord = useContext(OpenRecordContext);
  return (
    <button type="button" class="link" onClick={() => openRecord(module, id)}>
      {name}
    </button>
  );
}
