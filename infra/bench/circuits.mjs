// Opens real Blazor Server circuits over WebSockets, acknowledges what they render, answers their calls into JavaScript
// and, with think time, raises one event after another in each.
//   node circuits.mjs --url URL --circuits N [--events N] [--think MS] [--target ELEMENT:EVENT] [--cookie COOKIE] [--heap URL]
// Run in a folder with @microsoft/signalr and @microsoft/signalr-protocol-msgpack. --heap is where the measured process
// says how large its heap is after a full collection. Prints one line of JSON.
import { createRequire } from 'node:module';
import { parseArgs } from 'node:util';

const require = createRequire(`${process.cwd()}/`);
const signalR = require('@microsoft/signalr');
const { MessagePackHubProtocol } = require('@microsoft/signalr-protocol-msgpack');
const { values: options } = parseArgs({
    options: {
        url: { type: 'string' }, circuits: { type: 'string' }, events: { type: 'string', default: '0' }, think: { type: 'string', default: '5000' },
        target: { type: 'string', default: 'button:onclick' }, cookie: { type: 'string', default: '' }, heap: { type: 'string', default: '' },
    },
});
const [element, eventName] = options.target.split(':');
const address = new URL(options.url);
const headers = options.cookie ? { Cookie: options.cookie } : {};
const openAtOnce = 20, answerWithin = 10_000;
let errors = 0;

const pause = ms => new Promise(resolve => setTimeout(resolve, ms));
const heapBytes = async () => options.heap ? (await (await fetch(options.heap)).json()).heap : NaN;
const fail = what => { errors++; console.error(what); };

// The handlers of events in a render batch: the reference frames, each of 20 bytes, and the table of strings at the end.
function handlersIn(batch) {
    const data = new DataView(batch.buffer, batch.byteOffset, batch.byteLength);
    const int = offset => data.getInt32(offset, true);
    const frames = int(batch.byteLength - 16), strings = int(batch.byteLength - 4);
    const text = index => {
        if (index < 0) { return null; }
        let at = int(strings + 4 * index), length = 0, shift = 0, byte;
        do { byte = batch[at++]; length |= (byte & 127) << shift; shift += 7; } while (byte & 128);
        return new TextDecoder().decode(batch.subarray(at, at + length));
    };
    const found = [];
    let inside = null;
    for (let i = 0, count = int(frames); i < count; i++) {
        const frame = frames + 4 + 20 * i, kind = int(frame);
        if (kind === 1) { inside = text(int(frame + 8)); }
        else if (kind === 3) {
            const handler = Number(data.getBigUint64(frame + 12, true));
            if (handler > 0 && inside === element && text(int(frame + 4)) === eventName) { found.push(handler); }
        }
    }
    return found;
}

async function open() {
    const html = await (await fetch(address, { headers })).text();
    const markers = [...html.matchAll(/<!--Blazor:(\{.*?\})-->/gs)].map(m => JSON.parse(m[1])).filter(m => m.type === 'server' && m.descriptor);
    if (markers.length === 0) { throw new Error('The page has no circuit: is the session let in?'); }
    const state = html.match(/<!--Blazor-Server-Component-State:(.*?)-->/s)?.[1] ?? '';
    const connection = new signalR.HubConnectionBuilder()
        .withUrl(`${address.origin}/_blazor`, { headers })
        .configureLogging(signalR.LogLevel.None)
        .withHubProtocol(Object.assign(new MessagePackHubProtocol(), { name: 'blazorpack' }))
        .build();
    const circuit = { connection, handlers: [], page: null, waiting: [], closing: false };
    connection.on('JS.RenderBatch', (id, batch) => {
        circuit.handlers.push(...handlersIn(batch));
        connection.send('OnRenderCompleted', id, null);
        circuit.waiting.splice(0).forEach(resolve => resolve(true));
    });
    connection.on('JS.BeginInvokeJS', (handle, name, parameters) => answer(circuit, handle, name, parameters));
    connection.on('JS.Error', fail);
    for (const ignored of ['JS.EndInvokeDotNet', 'JS.EndUpdateRootComponents', 'JS.AttachComponent']) { connection.on(ignored, () => {}); }
    connection.onclose(error => { if (error && !circuit.closing) { fail(error.message); } });
    await connection.start();
    if (!await connection.invoke('StartCircuit', `${address.origin}/`, address.href, '[]', state)) { throw new Error('There is no circuit.'); }
    const rendered = new Promise(resolve => circuit.waiting.push(resolve));
    const operations = markers.map((marker, i) => ({ type: 'add', ssrComponentId: i + 1, marker }));
    await connection.send('UpdateRootComponents', JSON.stringify({ batchId: 1, operations }), state);
    await rendered;
    return circuit;
}

// What the page asks of a browser has no part in what is measured: nothing, false or an empty rectangle will do.
function answer(circuit, handle, name, parameters) {
    if (name === 'Blazor._internal.attachWebRendererInterop') { circuit.page = JSON.parse(parameters)[1].__dotNetObject; }
    const result = /getBoundingClientRect/.test(name) ? { top: 0, left: 0, width: 0, height: 0, windowWidth: 1280, windowHeight: 800, scrollX: 0, scrollY: 0 }
        : /matchMedia|isDark|darkMode/i.test(name) ? false : null;
    if (handle) { circuit.connection.send('EndInvokeJSFromDotNet', handle, true, JSON.stringify([handle, true, result])); }
}

const click = { type: 'click', detail: 1, screenX: 0, screenY: 0, clientX: 0, clientY: 0, offsetX: 0, offsetY: 0, pageX: 0, pageY: 0, movementX: 0, movementY: 0, button: 0, buttons: 0, ctrlKey: false, shiftKey: false, altKey: false, metaKey: false };
let calls = 0;
async function raise(circuit, isOn) {
    const handler = circuit.handlers.at(0);
    if (!handler || !circuit.page) { throw new Error(`There is no ${options.target} on the page.`); }
    const type = eventName.slice(2);
    const details = type === 'change' ? { value: isOn } : click;
    const began = performance.now();
    const rendered = new Promise(resolve => circuit.waiting.push(resolve));
    circuit.connection.send('BeginInvokeDotNetFromJS', String(++calls), null, 'DispatchEventAsync', circuit.page,
        JSON.stringify([{ eventHandlerId: handler, eventName: type, eventFieldInfo: null }, details]));
    if (!await Promise.race([rendered, pause(answerWithin)])) { throw new Error('An event was not answered in time.'); }
    return performance.now() - began;
}

const circuits = [await open()];
await pause(500);
const heapBefore = await heapBytes();
let next = circuits.length;
const wanted = Number(options.circuits) + 1;
await Promise.all(Array.from({ length: openAtOnce }, async () => {
    while (next++ < wanted) {
        try { circuits.push(await open()); } catch (error) { fail(error.message); }
    }
}));
await pause(2000);
const heapAfter = await heapBytes();
const took = [];
await Promise.all(circuits.map(async circuit => {
    await pause(Number(options.think) * Math.random());
    for (let i = 0; i < Number(options.events); i++) {
        try { took.push(await raise(circuit, i % 2 === 0)); } catch (error) { fail(error.message); return; }
        await pause(Number(options.think) * (0.5 + Math.random()));
    }
}));
took.sort((a, b) => a - b);
console.log(JSON.stringify({
    circuits: circuits.length, errors, heapKilobytes: (heapAfter - heapBefore) / 1024 / (circuits.length - 1),
    events: took.length, median: took[Math.floor(took.length / 2)], p95: took[Math.floor(took.length * 0.95)],
}));
for (const circuit of circuits) {
    circuit.closing = true;
    circuit.connection.stop();
}
setTimeout(() => process.exit(errors > 0 ? 1 : 0), 500);
