/**
 * Keeps messages of strangers from Zoho's library, which believes any frame that can reach this window: only the CRM page
 * around us, in person or by origin, and our own origin get through. To be called before the library is loaded, since
 * listeners hear a message in the order in which they began to listen.
 *
 * What gets through is no proof of anything either; it only decides what is shown first.
 *
 * @param crmOrigin the CRM page's origin, as `serviceOrigin` of our address names it
 */
export function guardMessages(crmOrigin: string | undefined): void {
  window.addEventListener('message', (event) => {
    const isOfCrmPage =
      event.source === window.parent || event.source === window.top || event.origin === crmOrigin;
    if (!isOfCrmPage && event.origin !== location.origin) event.stopImmediatePropagation();
  });
}
