import { useLayoutEffect } from 'preact/hooks';

/** Gives the document a title. */
export function useTitle(title: string): void {
  useLayoutEffect(() => {
    document.title = title;
  }, [title]);
}
