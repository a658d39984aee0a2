import { keepSweeping } from '../../worker/sweep';

const nothing = { issues: 0, items: 0, unreadable: [] };

describe('sweeping', () => {
  it('begins at once, and ends when told, with the sweep that is under way', async () => {
    let finish = (): void => undefined;
    const sweep = jest.fn(() => new Promise<typeof nothing>((resolve) => (finish = () => resolve(nothing))));
    const sweeping = keepSweeping(sweep);
    expect(sweep).toHaveBeenCalledTimes(1);
    sweeping.stop();
    finish();
    await sweeping.ended;
    expect(sweep).toHaveBeenCalledTimes(1);
  });

  it('says what it began again and what it could not, and a failure ends nothing', async () => {
    const said: unknown[] = [];
    const sweep = jest
      .fn<Promise<typeof nothing>, []>()
      .mockRejectedValueOnce(new Error('the engine is away'))
      .mockResolvedValue({ ...nothing, items: 2 });
    const sweeping = keepSweeping(sweep, (level, what) => said.push([level, what]));
    await new Promise((resolve) => setImmediate(resolve));
    expect(said).toMatchObject([['warn', { reason: 'Error: the engine is away' }]]);
    sweeping.stop();
    await sweeping.ended;
  });
});
