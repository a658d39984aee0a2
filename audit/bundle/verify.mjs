#!/usr/bin/env node
/**
 * Checks an audit bundle of Duban 督办 without Duban: plain Node 18 or later, nothing else, no network.
 *
 *   node verify.mjs [folder] [--key auditor.pem] [--fingerprint hex]
 *
 * The folder is the unpacked bundle, by default the one that this file lies in. Exit 0: all of it agrees. Exit 1: it does
 * not, and what is wrong is named. Exit 2: nothing was checked. Whoever can change a bundle can change the verifier in it, too: run a copy that came
 * from elsewhere, and give it the public key that you keep yourself.
 */
import { createHash, createPublicKey, verify as isSigned } from 'node:crypto';
import { existsSync, lstatSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const own = fileURLToPath(import.meta.url);
const genesis = '0'.repeat(64);
const shownFaults = 50;
const letterStates = ['gathering', 'pending', 'sending', 'sent', 'unknown', 'dead', 'moot'];
/** How histories say that a payload is JSON. */
const json = Buffer.from('json/plain').toString('base64');
/** And that it is sealed with a key that is kept elsewhere. */
const sealed = Buffer.from('binary/encrypted').toString('base64');
const asked = readArguments(process.argv.slice(2));
const faults = [];
/** What the ledgers say, by item: hash and time of each entry, and how the last one leaves the item. */
const ledgers = new Map();
/** Evidence that ledgers name: sha256 and where, by id. */
const evidenceNamed = new Map();
const seen = {};
let manifest;

if (asked) main();

function main() {
  print(`督办审计包核验 · Duban bundle verifier（sha256 ${sha(readFileSync(own))}）`);
  if (!holdsBundle(asked.folder))
    return usage(
      `${plain(asked.folder)} 里没有审计包：请给出解开的审计包所在的文件夹 · no bundle there: give the folder of the unpacked bundle`,
    );
  check('清单与文件', 'manifest and files', checkFiles);
  check('签名', 'signature', checkSignature);
  if (manifest) {
    print(`  内容 of: ${plain(`${manifest.of?.kind} ${manifest.of?.id}  ${manifest.of?.title ?? ''}`)}`);
    check('账本', 'ledgers', checkLedgers);
    check('事项', 'items', checkItems);
    check('拒绝记录', 'refusals', checkRefusals);
    check('信函', 'letters', checkLetters);
    check('材料', 'evidence', checkEvidence);
    check('流程历史', 'workflow histories', checkRuns);
    check('月结季清条目', 'period entries', checkEntries);
    check('结账与封账', 'closes and seals', checkPeriods);
    check('条数', 'counts', checkCounts);
  }
  print(faults.length === 0 ? '结论：一致 · yes, all of it agrees' : `结论：不一致（${faults.length} 处） · no`);
  process.exitCode = faults.length === 0 ? 0 : 1;
}

function check(zh, en, work) {
  const before = faults.length;
  let told = '';
  try {
    told = work() ?? '';
  } catch (error) {
    fault(zh, `无法核验：${error.message}`, `cannot be checked: ${error.message}`);
  }
  const found = faults.slice(before);
  print(`${found.length === 0 ? '✓' : '✗'} ${zh} ${en}: ${told}`);
  for (const line of found.slice(0, shownFaults)) print(`    ${line}`);
  if (found.length > shownFaults) print(`    …还有 and ${found.length - shownFaults} more`);
}

/** The files are exactly those of the manifest, byte for byte. */
function checkFiles() {
  manifest = JSON.parse(text('manifest.json'));
  if (manifest.format !== 'duban-bundle/1') fault('manifest.json', '格式不认识', `unknown format ${manifest.format}`);
  const listed = new Map();
  for (const { path: name, bytes, sha256 } of manifest.files) {
    if (listed.has(name) || !isPlain(name))
      fault('manifest.json', `文件名有误：${name}`, 'a file is named twice or oddly');
    listed.set(name, { bytes, sha256 });
  }
  const there = filesIn('');
  for (const name of there)
    if (!listed.has(name) && name !== 'manifest.json' && name !== 'manifest.sig')
      fault(name, '清单之外的文件', 'is not in the manifest');
  for (const [name, { bytes, sha256 }] of listed) {
    if (!there.has(name)) fault(name, '缺少文件', 'is missing');
    else if (lstatSync(at(name)).size !== bytes || sha(readFileSync(at(name))) !== sha256)
      fault(name, '内容被改动', 'was changed: its SHA-256 is not the manifest’s');
  }
  return `${listed.size}`;
}

function checkSignature() {
  const key = createPublicKey(text('key.pem'));
  const fingerprint = sha(key.export({ type: 'spki', format: 'der' }));
  const said = text('manifest.sig');
  const signature = Buffer.from(said.trim(), 'base64');
  // A base64 text may be altered without altering what it stands for.
  if (said !== `${signature.toString('base64')}\n`) fault('manifest.sig', '写法被改动', 'is not as it was written');
  if (key.asymmetricKeyType !== 'ed25519' || !isSigned(null, readFileSync(at('manifest.json')), key, signature))
    fault('manifest.sig', '签名与清单、公钥不符', 'does not sign this manifest.json by key.pem');
  if (manifest && manifest.keyId !== fingerprint.slice(0, 16))
    fault('key.pem', '不是清单所说的公钥', 'is not the key that the manifest names');
  if (
    asked.key &&
    sha(createPublicKey(readFileSync(asked.key)).export({ type: 'spki', format: 'der' })) !== fingerprint
  )
    fault('key.pem', '与您持有的公钥不同', `is not the key in ${asked.key}`);
  if (asked.fingerprint && !fingerprint.startsWith(asked.fingerprint))
    fault('key.pem', '与您给出的指纹不同', `does not have the fingerprint ${asked.fingerprint}`);
  const held = asked.key || asked.fingerprint;
  return held
    ? `公钥指纹 fingerprint ${fingerprint}`
    : `公钥指纹 fingerprint ${fingerprint}\n    注意：未给出另行保存的公钥（--key 或 --fingerprint），签名只说明包内一致，不说明由谁签署\n    note: without a key kept elsewhere (--key, --fingerprint) the signature proves consistency only, not who signed`;
}

/** Every item's chain from its first entry: no gap, each entry's hash over its content and over the hash before it. */
function checkLedgers() {
  for (const { where, row } of rows('ledger')) {
    const ledger = ledgers.get(row.task) ?? { entries: [], commands: new Set(), standing: null };
    ledgers.set(row.task, ledger);
    const place = `${where} ${row.task} #${row.seq}`;
    const { entries, commands } = ledger;
    if (row.seq !== entries.length + 1) fault(place, `序号不连续，应为 ${entries.length + 1}`, 'is out of sequence');
    if (row.prevHash !== (entries.at(-1)?.hash ?? genesis))
      fault(place, '与前一条的哈希不相接', 'does not follow the hash of the entry before');
    if (hashOf([row.prevHash, row.task, row.seq, row.commandId, row.recordedAt, row.body]) !== row.hash)
      fault(place, '内容与哈希不符', 'its content does not have its hash');
    if (commands.has(row.commandId)) fault(place, '同一命令记了两次', 'its command stands there twice');
    const body = parsed(place, row.body);
    if ((body?.actor?.id ?? null) !== row.actorId)
      fault(place, '办理人不符', 'its actor is not the one of its content');
    for (const file of filesNamed(body)) evidenceNamed.set(file.id, { sha256: file.sha256, place });
    entries.push({ hash: row.hash, recordedAt: row.recordedAt });
    commands.add(row.commandId);
    ledger.standing = body?.standing;
    if (row.seq === 1) ledger.issued = body?.events?.find(({ type }) => type === 'issued');
  }
  return `${ledgers.size} 项 items, ${seen.ledger} 条 entries`;
}

/** An item as the lists show it is what its last entry says. */
function checkItems() {
  const listed = new Set();
  for (const { where, row } of rows('items')) {
    const ledger = ledgers.get(row.id);
    listed.add(row.id);
    const place = `${where} ${row.id}`;
    if (row.version !== (ledger?.entries.length ?? 0))
      fault(`${place} #${row.version}`, `账本止于第 ${ledger?.entries.length ?? 0} 条`, 'its ledger ends elsewhere');
    for (const field of ['state', 'light', 'step', 'percent'])
      if (ledger?.standing && row[field] !== ledger.standing[field])
        fault(`${place} #${row.version}`, `${field} 与账本不符`, `its ${field} is not what its ledger says`);
    for (const [field, said] of Object.entries(asIssued(ledger?.issued)))
      if (!same(row[field], said))
        fault(`${place} #1`, `${field} 与账本不符`, `its ${field} is not what it was issued with`);
  }
  for (const task of ledgers.keys()) if (!listed.has(task)) fault(task, '事项未列出', 'has a ledger and is not listed');
  return `${listed.size}`;
}

/** What never changes of an item; what must be done, where its first entry is of a version that kept it. */
function asIssued(issued) {
  if (!issued?.item) return {};
  const { batch: batchId, number, task, deadline: originalDeadline } = issued.item;
  return { batchId, number, task, originalDeadline, ...issued.about };
}

function same(one, other) {
  if (Array.isArray(one) && Array.isArray(other))
    return one.length === other.length && one.every((value, index) => same(value, other[index]));
  return one === other;
}

function checkRefusals() {
  for (const { where, row } of rows('refusals')) {
    const place = `${where} ${row.task} ${row.commandId}`;
    const body = parsed(place, row.body);
    if (body?.refusal?.code !== row.code || body?.refusal?.version !== row.version)
      fault(place, '与其内容不符', 'is not what its content says');
    if ((body?.actor?.id ?? null) !== row.actorId)
      fault(place, '办理人不符', 'its actor is not the one of its content');
    if (!ledgers.get(row.task)?.entries[row.version - 1]) fault(place, '账本没有该版本', 'its version is in no ledger');
    if (ledgers.get(row.task)?.commands.has(row.commandId))
      fault(place, '该命令已入账', 'its command was recorded, too');
  }
  return `${seen.refusals}`;
}

function checkLetters() {
  let attempts = 0;
  const letters = new Map([...rows('letters')].map(({ row }) => [row.id, row]));
  for (const { where, row } of rows('letters')) {
    const place = `${where} ${row.task ?? ''} #${row.seq} ${row.id}`;
    attempts += row.log.length;
    if (row.task && !ledgers.get(row.task)?.entries[row.seq - 1])
      fault(place, '所依据的账本条目不存在', 'the entry that called for it does not exist');
    if (row.log.some(({ number }, index) => number <= (row.log[index - 1]?.number ?? 0) || number > row.attempts))
      fault(place, '发送次序有误', 'its attempts are out of order');
    if ([row, ...row.log].some(({ createdAt, at }) => !(createdAt ?? at)))
      fault(place, '所存的时间不是时刻', 'a time of it is no instant');
    for (const field of unlikeItsLog(row, letters.get(row.digestId)))
      fault(place, `${field} 与发送记录不符`, `its ${field} is not what its attempts, or its digest, say`);
  }
  seen.attempts = attempts;
  return `${seen.letters} 封 letters, ${attempts} 次 attempts`;
}

/** In what a letter differs from its attempts, or from the digest in which it was told. */
function unlikeItsLog({ state, attempts, log, sentAt, address, subject, digestId, to }, digest) {
  const last = log.at(-1);
  const ownEnd = last?.number === attempts ? last.outcome : null;
  const differing = (told) =>
    Object.keys(told).filter((field) => ({ state, sentAt, address, subject })[field] !== told[field]);
  if (!letterStates.includes(state)) return ['state'];
  if ((state === 'sent') !== (sentAt !== null)) return ['state', 'sentAt'];
  // A sender that came back late finds its attempt noted as unknown.
  if (ownEnd === 'unknown') return [];
  if (ownEnd !== 'sent' && state === 'sent' && digest && digest.to.id !== to.id) return ['digestId'];
  if (ownEnd !== 'sent' && state === 'sent')
    return digest
      ? differing({ state: digest.state, sentAt: digest.sentAt, address: digest.address, subject: digest.subject })
      : ['state'];
  if (ownEnd !== 'sent' && digestId !== null) return [];
  // Attempts from before it was kept do not say to whom.
  const whom = log.findLast((one) => one.address) ?? (log.length === 0 ? { address: null, subject: null } : {});
  return differing({
    ...(ownEnd === 'sent' && { state: 'sent' }),
    ...(ownEnd === 'sent' && last.address && { sentAt: last.at }),
    ...(whom.address !== undefined && { address: whom.address, subject: whom.subject }),
  });
}

/** Files are known by their hashes; their contents are not in the bundle. */
function checkEvidence() {
  const listed = new Map();
  for (const { where, row } of rows('evidence')) {
    listed.set(row.id, row.sha256);
    const named = evidenceNamed.get(row.id);
    if (!named) fault(`${where} ${row.id}`, '账本未提到', 'is named by no ledger');
    else if (named.sha256 !== row.sha256)
      fault(`${where} ${row.id} ${named.place}`, '哈希不符', 'has another SHA-256 there');
  }
  for (const [id, { place }] of evidenceNamed)
    if (!listed.has(id)) fault(place, `材料 ${id} 未列出`, 'its file is not listed');
  return `${listed.size}`;
}

/** Every run's history is the archived one, whole, and what it recorded stands in the ledger with the same hash. */
function checkRuns() {
  let recordings = 0;
  const unended = [];
  /** The entries that the histories had recorded themselves, by item and number. */
  const told = new Set();
  for (const { where, row } of rows('runs')) {
    const displaced = row.displacedBy !== undefined;
    const name = `histories/${row.runId}${displaced ? `.${row.number ?? 1}` : ''}.json`;
    const place = `${where} ${name} ${row.workflowId}`;
    const history = text(name);
    if (sha(history) !== row.sha256) fault(place, '历史与其哈希不符', 'the history does not have its SHA-256');
    const { events = [] } = parsed(place, history) ?? {};
    if (events.length !== row.eventCount || events.some(({ eventId }, index) => Number(eventId) !== index + 1))
      fault(place, `事件应为 ${row.eventCount} 个`, `${events.length} events, or out of sequence`);
    const { archivedAt, gzipSha256 } = row;
    if (archivedAt === null) unended.push(row);
    else if (
      hashOf([
        ...[row.workflowId, row.runId, row.workflowType, row.task ?? '', row.firstRunId, row.continuedFrom ?? ''],
        ...[row.status, row.startedAt, row.closedAt, row.eventCount, row.sha256, gzipSha256, archivedAt],
        // Of the first history that was kept of a run no number is said.
        ...(row.number === undefined ? [] : [row.number]),
      ]) !== row.hash
    )
      fault(place, '归档记录与其哈希不符', 'its archive record does not have its hash');
    if (displaced) {
      fault(
        place,
        '同一次运行存有另一份历史',
        'another history of the same run is kept, which the engine did not end with',
      );
      continue;
    }
    for (const { eventId, entry, own } of recordedIn(inside(place, row.runId, events))) {
      const ledger = ledgers.get(entry.task);
      if (!ledger) continue;
      if (own) told.add(`${entry.task} ${entry.seq}`);
      recordings++;
      const stored = ledger.entries[entry.seq - 1];
      // A run that goes on may have been read a moment after the ledger was.
      if (stored ? stored.hash !== entry.hash || stored.recordedAt !== entry.recordedAt : archivedAt !== null)
        fault(`${place} event ${eventId} ${entry.task} #${entry.seq}`, '与账本不符', 'is not what the ledger says');
    }
  }
  const live = manifest.running;
  const left = {
    incomplete: '引擎已无其中一些 some of them the engine had no more',
    engine_away: '引擎未应答 engine away',
    too_many: '事项过多未取 too many items',
  }[live?.taken];
  // A worker that died may have left them, or somebody put them in. The first entry is the issue's, which no item's workflow records.
  const untold = [...ledgers].flatMap(([task, { entries }]) =>
    entries.flatMap((_, index) => (index > 0 && !told.has(`${task} ${index + 1}`) ? [`${task} #${index + 1}`] : [])),
  );
  return [
    `${seen.runs} 个 runs, ${recordings} 次入账 recordings`,
    `未归档 not archived: ${unended.length}${left ? `（${left}）` : ''}`,
    `不在任何历史里的条目 entries in no history: ${untold.length}${untold.length > 0 ? `（${untold.slice(0, 20).map(plain).join(', ')}${untold.length > 20 ? ' …' : ''}）` : ''}`,
  ].join('; ');
}

/** The events with what is sealed in them opened: the copy of a history that lies beside it, if it is otherwise the same. */
function inside(place, runId, events) {
  if (!holdsSealed(events)) return events;
  const name = `opened/${runId}.json`;
  if (!manifest.files.some(({ path: listed }) => listed === name)) {
    fault(place, '内容已加密，缺少打开的副本', 'is sealed, and has no opened copy');
    return [];
  }
  const copy = parsed(name, text(name))?.events ?? [];
  if (!sameButForSealed(events, copy)) fault(name, '与历史原文不符', 'is not its history, opened');
  return copy;
}

function isSealed(value) {
  return value?.metadata?.encoding === sealed;
}

function holdsSealed(value) {
  if (typeof value !== 'object' || value === null) return false;
  return isSealed(value) || Object.values(value).some(holdsSealed);
}

/** Whether two histories differ in nothing but that what is sealed in one is open in the other. */
function sameButForSealed(one, other) {
  if (typeof one !== 'object' || one === null) return one === other;
  if (typeof other !== 'object' || other === null) return false;
  if (isSealed(one)) return typeof other.metadata?.encoding === 'string' && !isSealed(other);
  const [keys, others] = [Object.keys(one), Object.keys(other)];
  return keys.length === others.length && keys.every((key) => key in other && sameButForSealed(one[key], other[key]));
}

/** An entry of a period was taken from the ledger entry that it names. */
function checkEntries() {
  for (const { where, row } of rows('entries')) {
    const place = `${where} ${row.period} ${row.task}`;
    const body = parsed(place, row.body);
    if (body?.task !== row.task || ledgers.get(row.task)?.entries[body.version - 1]?.hash !== body.hash)
      fault(`${place} #${body?.version}`, '与账本不符', 'is not taken from that entry of the ledger');
  }
  return `${seen.entries}`;
}

/** Closes and seals, by the bytes that the database hashes; the chain of seals from the first one. */
function checkPeriods() {
  let seal = { number: 0, seal: genesis };
  const adjustments = [...rows('adjustments')].map(({ row }) => row);
  // Text that nobody wrote is sealed too, since seals keep it; before that they did not.
  const saidIn = ({ sections, usual }) => (usual ? `${sections}\n${usual}` : sections);
  const bulletins = new Map([...rows('bulletins')].map(({ row }) => [row.period, saidIn(row)]));
  const entries = [...rows('entries')].map(({ row }) => row);
  for (const { where, row } of rows('periods')) {
    const place = `${where} ${row.id}`;
    const covered = [row.from, row.cutOff, row.entryCount, row.entriesHash, row.headsHash, sha(row.figures)];
    if (hashOf([row.id, ...covered]) !== row.hash) fault(place, '月结与其哈希不符', 'the close does not have its hash');
    const whole = manifest.of.kind === 'period' && manifest.of.id === row.id;
    if (whole)
      checkWhole(
        place,
        row,
        entries.filter(({ period }) => period === row.id),
      );
    if (row.sealNumber === null) continue;
    if (row.sealNumber !== seal.number + 1 || row.previousSeal !== seal.seal)
      fault(place, '封账链不相接', 'its seal does not follow the one before');
    const parts = [row.previousSeal, row.sealNumber, row.id, row.hash, row.adjustmentsHash, row.bulletinHash];
    if (hashOf([...parts, row.sealedAt, row.sealedBy]) !== row.seal) fault(place, '封印不符', 'does not have its seal');
    seal = { number: row.sealNumber, seal: row.seal };
    if (sha(bulletins.get(row.id) ?? '') !== row.bulletinHash) fault(place, '通报不符', 'its bulletin was changed');
    if (!whole) continue;
    const made = adjustments
      .filter(({ recordedAt }) => recordedAt > row.from && recordedAt <= row.cutOff)
      .sort((a, b) => a.recordedAt - b.recordedAt || (a.id < b.id ? -1 : 1))
      .map(({ id, period, task, madeBy, recordedAt, body }) => [id, period, task, madeBy, recordedAt, body].join(' '));
    if (hashOf(made) !== row.adjustmentsHash) fault(place, '更正不符', 'its adjustments do not have their hash');
  }
  const whole =
    manifest.of.kind === 'period'
      ? ''
      : '；条目是否齐全见月结的审计包 that entries are complete: see the period’s bundle';
  return `${seen.periods} 期 periods, ${seal.number} 个封印 seals${whole}`;
}

/** A period whose bundle this is: all of its entries, and the last ledger entry of every item touched in it. */
function checkWhole(place, { from, cutOff, ...row }, entries) {
  const bodies = entries.sort((a, b) => (a.task < b.task ? -1 : 1)).map(({ body }) => body);
  if (bodies.length !== row.entryCount || hashOf(bodies) !== row.entriesHash)
    fault(place, '条目不齐或被改动', 'its entries are not those that were taken');
  const heads = [...ledgers].flatMap(([task, ledger]) => {
    const seq = ledger.entries.findLastIndex(({ recordedAt }) => recordedAt > from && recordedAt <= cutOff) + 1;
    return seq === 0 ? [] : [`${task} ${seq} ${ledger.entries[seq - 1].hash}`];
  });
  if (hashOf(heads.sort()) !== row.headsHash)
    fault(place, '账本与月结时不符', 'ledgers are not those that it was taken from');
  const { overall } = parsed(place, row.figures) ?? {};
  if (overall?.items !== row.entryCount) fault(place, '数字与条目数不符', 'its figures count other entries');
}

function checkCounts() {
  const counts = Object.entries(manifest.counts);
  for (const [kind, count] of counts)
    if (count !== (seen[kind] ?? 0)) fault(kind, `清单为 ${count}，实有 ${seen[kind] ?? 0}`, 'is not as many as said');
  return plain(counts.map(([kind]) => `${kind} ${seen[kind] ?? 0}`).join(' · '));
}

/** Every line of the files of a kind, in order, file by file; they are <kind>/0001.jsonl and on, or <kind>.jsonl. */
function* rows(kind) {
  const names = manifest.files.map(({ path: name }) => name);
  seen[kind] = 0;
  for (const name of names.filter((name) => name.startsWith(`${kind}/`) || name === `${kind}.jsonl`).sort())
    for (const [index, line] of text(name).split('\n').slice(0, -1).entries()) {
      const where = `${name}:${index + 1}`;
      const row = parsed(where, line);
      seen[kind]++;
      if (row) yield { where, row };
    }
}

/** Ledger entries among what activities answered. */
function* recordedIn(events) {
  for (const event of events) {
    const { markerRecordedEventAttributes: marker, activityTaskCompletedEventAttributes: activity } = event;
    const payloads = [...(marker?.details?.result?.payloads ?? []), ...(activity?.result?.payloads ?? [])];
    for (const { metadata, data } of payloads) {
      if (metadata?.encoding !== json) continue;
      const answer = JSON.parse(Buffer.from(data, 'base64').toString('utf8'));
      for (const entry of [...(answer?.tail ?? []), answer?.mine])
        if (entry?.task && entry.hash) yield { eventId: event.eventId, entry, own: entry.seq === answer.mine?.seq };
    }
  }
}

function* filesNamed(value) {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value)) {
    if (key === 'evidence' && Array.isArray(inner)) yield* inner;
    else yield* filesNamed(inner);
  }
}

function filesIn(folder) {
  const found = new Set();
  for (const entry of readdirSync(at(folder), { withFileTypes: true })) {
    const name = folder ? `${folder}/${entry.name}` : entry.name;
    if (entry.isDirectory()) {
      const within = filesIn(name);
      if (within.size === 0) fault(`${name}/`, '清单之外的空文件夹', 'is an empty folder that is not in the manifest');
      for (const inner of within) found.add(inner);
    } else if (entry.isFile()) found.add(name);
    else fault(name, '不是普通文件', 'is no plain file');
  }
  return found;
}

function parsed(place, said) {
  try {
    return JSON.parse(said);
  } catch {
    fault(place, '不是 JSON', 'is not JSON');
    return null;
  }
}

function isPlain(name) {
  return name.split('/').every((part) => /^[\w-][\w.-]*$/.test(part));
}

function at(name) {
  return path.join(asked.folder, ...name.split('/'));
}

function text(name) {
  return readFileSync(at(name), 'utf8');
}

function sha(content) {
  return createHash('sha256').update(content).digest('hex');
}

/** Over lines as the database joins them: what is null is left out. */
function hashOf(parts) {
  return sha(parts.filter((part) => part !== null).join('\n'));
}

function fault(place, zh, en) {
  faults.push(plain(`${place}: ${zh} · ${en}`));
}

/** What comes out of a bundle cannot pass for a line of this program, or move the cursor. */
function plain(told) {
  return told.replaceAll(/\p{Cc}/gu, '?');
}

function print(line) {
  process.stdout.write(`${line}\n`);
}

function holdsBundle(folder) {
  return ['manifest.json', 'manifest.sig', 'key.pem'].some((name) => existsSync(path.join(folder, name)));
}

/** What was asked for; null where it was not understood, which has been said then. */
function readArguments(given) {
  const read = { folder: path.dirname(own), key: null, fingerprint: null };
  for (let index = 0; index < given.length; index++) {
    const argument = given[index];
    if (argument === '--key') read.key = given[++index];
    else if (argument === '--fingerprint') read.fingerprint = given[++index]?.replaceAll(':', '').toLowerCase();
    else if (!argument.startsWith('-')) read.folder = path.resolve(argument);
    else return usage(`不认识的参数 unknown: ${plain(argument)}`);
  }
  if (read.key === undefined || (read.key && !existsSync(read.key)))
    return usage(`没有公钥文件 no key file: ${plain(read.key ?? '--key')}`);
  if (read.fingerprint !== null && !/^[0-9a-f]{16,64}$/.test(read.fingerprint ?? ''))
    return usage('指纹至少 16 位十六进制 · a fingerprint has at least 16 hexadecimal digits');
  return read;
}

/** Exit 2: nothing was checked, so that it passes for neither answer. */
function usage(why) {
  process.stderr.write(`${why}\n用法 usage: node verify.mjs [folder] [--key public.pem] [--fingerprint hex]\n`);
  process.exitCode = 2;
  return null;
}
