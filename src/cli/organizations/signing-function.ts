/**
 * A Deluge function that tells our server something about its organization, signed. `zoho.encryption.hmacsha256` takes the key
 * first. A call that fails must not stop what runs the function, so that nothing is done about the answer.
 *
 * @param first statements that give every name that is told its value
 * @param told names of what is told, in the order in which they are signed
 */
export function signingFunction(
  address: string,
  key: string,
  first: readonly string[],
  told: readonly string[],
): string {
  const signed = [...told, 'timestamp', 'nonce'];
  const puts = [...signed, 'signature'].map((name) => `call.put("${name}",${name});`);
  return `${first.join('\n')}
timestamp = zoho.currenttime.toLong().toString();
nonce = zoho.encryption.sha256(timestamp + "." + randomNumber(1,999999999) + "." + randomNumber(1,999999999));
signature = zoho.encryption.hmacsha256("${key}",${signed.join(' + "." + ')},"hex");
call = Map();
${puts.join('\n')}
answer = invokeurl
[
	url :"${address}"
	type :POST
	parameters:call
	detailed:true
];
info answer.get("responseCode");
`;
}
