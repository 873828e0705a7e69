/** Server-sent events of a fetched answer: EventSource can neither POST nor say why it was refused. */

/** @yields {{event: string, data: object}} */
export async function* eventsOf(response) {
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) {
      return;
    }
    const blocks = (rest + value).split('\n\n');
    rest = blocks.pop();
    for (const block of blocks) {
      const fields = Object.fromEntries(
        block.split('\n').filter((line) => line && !line.startsWith(':')).map((line) => line.split(/: ?(.*)/s, 2)),
      );
      if (fields.event) {
        yield { event: fields.event, data: JSON.parse(fields.data) };
      }
    }
  }
}
