// The vendor's own client (AK/SK) against the sandbox: what it signs is taken, what it reads is what it knows.
// Stands alone: node huawei.mjs PATH-OF-uploaddeck-cli

import assert from 'node:assert/strict';
import { pathToFileURL } from 'node:url';
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import core from '@huaweicloud/huaweicloud-sdk-core';
import vod from '@huaweicloud/huaweicloud-sdk-vod';
import log4js from 'log4js';

// the client writes every refusal to standard output, its Authorization header included
log4js.configure({ appenders: { out: { type: 'stdout' } }, categories: { default: { appenders: ['out'], level: 'off' } } });

/** Starts the console's sandbox; `stop` closes its standard input, which ends it. */
async function startSandbox(console_, scenario) {
    const process_ = spawn(console_, ['sandbox', ...(scenario ? ['--scenario', scenario] : [])], { stdio: ['pipe', 'pipe', 'inherit'] });
    const ended = new Promise((resolve) => process_.once('exit', resolve));
    const line = await new Promise((resolve, reject) => {
        createInterface({ input: process_.stdout }).once('line', resolve);
        process_.once('exit', (status) => reject(new Error(`the sandbox ended with ${status}`)));
    });
    const stop = async () => {
        process_.stdin.end();
        await ended;
    };
    return { ...JSON.parse(line), stop };
}

function accountOf(sandbox) {
    return sandbox.accounts.find((account) => account.vendor === 'huawei-vod' && account.secret['secret-access-key']);
}

function clientOf(sandbox, { accessKey, secretKey, projectId } = {}) {
    const account = accountOf(sandbox);
    const credentials = new core.BasicCredentials()
        .withAk(accessKey ?? account.set['access-key-id'])
        .withSk(secretKey ?? account.secret['secret-access-key'])
        .withProjectId(projectId ?? account.set['project-id']);
    return vod.VodClient.newBuilder().withCredential(credentials).withEndpoint(sandbox.endpoint).build();
}

/** Fills a request of the client's by its own setters. */
function request(Kind, fields = {}) {
    const made = new Kind();
    for (const [name, value] of Object.entries(fields)) {
        assert.equal(typeof made[`with${name[0].toUpperCase()}${name.slice(1)}`], 'function', `the client knows ${name}`);
        made[`with${name[0].toUpperCase()}${name.slice(1)}`](value);
    }
    return made;
}

const list = (client, fields) => client.listAssetList(request(vod.ListAssetListRequest, fields));
const meta = (client, fields) => client.showAssetMeta(request(vod.ShowAssetMetaRequest, fields));
const detail = (client, fields) => client.showAssetDetail(request(vod.ShowAssetDetailRequest, fields));

async function refused(promise, status, code, words = '') {
    await assert.rejects(promise, (error) => {
        assert.equal(error.httpStatusCode, status);
        assert.equal(error.errorCode, code);
        assert.ok(error.errorMsg?.includes(words) ?? words === '', `${error.errorMsg} says ${words}`);
        return true;
    });
}

/** The client takes its time from Date. */
async function withClock(minutes, act) {
    const Real = globalThis.Date;
    globalThis.Date = class extends Real {
        constructor(...given) {
            super(...(given.length ? given : [Real.now() + minutes * 60_000]));
        }
        static now() {
            return Real.now() + minutes * 60_000;
        }
    };
    try {
        return await act();
    } finally {
        globalThis.Date = Real;
    }
}

const calm = [
    ['lists and reads every field', async (sandbox) => {
        const answer = await list(clientOf(sandbox));
        assert.equal(answer.httpStatusCode, 200);
        assert.equal(answer.assets.length, 10);
        assert.ok(answer.total >= 240);
        assert.match(answer.assets[0].asset_id, /^[0-9a-f]{32}$/);
        assert.match(answer.assets[0].create_time, /^\d{14}$/);
    }],
    ['pages to the end', async (sandbox) => {
        const client = clientOf(sandbox);
        const ids = new Set();
        let total = 1;
        for (let page = 0; page * 100 < total; ++page) {
            const answer = await list(client, { page, size: 100, order: 'asc' });
            total = answer.total;
            for (const asset of answer.assets)
                ids.add(asset.asset_id);
        }
        assert.equal(ids.size, total);
    }],
    ['filters by repeated statuses, types, time and Chinese text', async (sandbox) => {
        const client = clientOf(sandbox);
        const some = await list(client, { status: ['CREATING', 'FAILED'], size: 100 });
        assert.deepEqual([...new Set(some.assets.map((asset) => asset.asset_status))].sort(), ['CREATING', 'FAILED']);
        const typed = await list(client, { mediaType: ['MP3', 'MOV'], size: 100 });
        assert.ok(typed.assets.length > 0 && typed.assets.every((asset) => ['MP3', 'MOV'].includes(asset.media_type)));
        const found = await list(client, { queryString: '晚间新闻 ' });
        assert.ok(found.assets.length > 0 && found.assets.every((asset) => asset.title.includes('晚间新闻 ')));
        const none = await list(client, { startTime: '20990101000000' });
        assert.deepEqual([none.total, none.assets.length], [0, 0]);
    }],
    ['asks for ten IDs at once, an unknown one among them', async (sandbox) => {
        const client = clientOf(sandbox);
        const ids = (await list(client, { size: 9 })).assets.map((asset) => asset.asset_id);
        const answer = await meta(client, { assetId: [...ids, '0'.repeat(32)] });
        // the client sorts what it signs
        assert.deepEqual(answer.asset_info_array.map((item) => item.asset_id).sort(), [...ids, '0'.repeat(32)].sort());
        assert.deepEqual(answer.asset_info_array.filter((item) => item.status === 'UNCREATED').map((item) => item.asset_id), ['0'.repeat(32)]);
        assert.equal(answer.is_truncated, 0);
    }],
    ['asks for details of one', async (sandbox) => {
        const client = clientOf(sandbox);
        const [asset] = (await list(client, { status: ['PUBLISHED'], size: 1 })).assets;
        const answer = await detail(client, { assetId: asset.asset_id, categories: ['base_info', 'transcode_info'] });
        assert.equal(answer.base_info.title, asset.title);
    }],
    ['confirms an upload, and only once', async (sandbox) => {
        const client = clientOf(sandbox);
        const { asset_info_array: [asset] } = await meta(client, { status: ['CREATING'], size: 1 });
        const body = new vod.ConfirmAssetUploadReq().withAssetId(asset.asset_id).withStatus('CREATED');
        const confirm = () => client.confirmAssetUpload(new vod.ConfirmAssetUploadRequest().withBody(body));
        assert.equal((await confirm()).asset_id, asset.asset_id);
        await refused(confirm(), 403, 'VOD.10126');
    }],
    ['refuses parameters by name', async (sandbox) => {
        const client = clientOf(sandbox);
        await refused(list(client, { size: 101 }), 400, 'VOD.10053', '{size}');
        await refused(list(client, { page: 200, size: 100 }), 400, 'VOD.10053', '{page}');
        await refused(list(client, { status: ['CANCELLED'] }), 400, 'VOD.10053', '{status}');
        await refused(meta(client, { assetId: Array.from({ length: 11 }, (_, i) => `${i}`) }), 400, 'VOD.10053', '{asset_id}');
        await refused(detail(client, { assetId: 'nothing' }), 400, 'VOD.10062');
    }],
    ['refuses another project', async (sandbox) => {
        await refused(list(clientOf(sandbox, { projectId: '0'.repeat(32) })), 403, 'VOD.10057');
    }],
    ['refuses an unknown key', async (sandbox) => {
        await refused(list(clientOf(sandbox, { accessKey: 'NOBODYS' })), 401, 'APIGW.0301', 'Get secretKey failed');
    }],
    ['refuses an old and a future time stamp, takes 14 minutes', async (sandbox) => {
        const client = clientOf(sandbox);
        for (const minutes of [-16, 16])
            await withClock(minutes, () => refused(list(client), 401, 'APIGW.0301'));
        for (const minutes of [-14, 14])
            assert.equal((await withClock(minutes, () => list(client))).httpStatusCode, 200);
    }],
    // the last one: it locks
    ['refuses a wrong secret, and locks the key at the seventh', async (sandbox) => {
        const wrong = clientOf(sandbox, { secretKey: 'x'.repeat(40) });
        for (let i = 0; i < 6; ++i)
            await refused(list(wrong), 401, 'APIGW.0301', 'verify aksk signature fail');
        await refused(list(wrong), 401, 'APIGW.0301', 'failed to reach the limit');
        await refused(list(clientOf(sandbox)), 401, 'APIGW.0301', 'failed to reach the limit');
    }],
];

// scenario, HTTP status, code
const errors = [
    ['huawei-error-10051', 500, 'VOD.10051'], ['huawei-error-10052', 403, 'VOD.10052'], ['huawei-error-10053', 400, 'VOD.10053'],
    ['huawei-error-10054', 403, 'VOD.10054'], ['huawei-error-10055', 403, 'VOD.10055'], ['huawei-error-10056', 403, 'VOD.10056'],
    ['huawei-error-10062', 403, 'VOD.10062'], ['huawei-published-10062', 400, 'VOD.10062'], ['huawei-error-10074', 403, 'VOD.10074'],
    ['huawei-error-10120', 403, 'VOD.10120'], ['huawei-error-10132', 403, 'VOD.10132'], ['huawei-error-10136', 403, 'VOD.10136'],
    ['huawei-error-0101', 404, 'APIGW.0101'], ['huawei-error-0201-502', 502, 'APIGW.0201'], ['huawei-error-0201-504', 504, 'APIGW.0201'],
    ['huawei-error-0302', 403, 'APIGW.0302'], ['huawei-error-0303', 401, 'APIGW.0303'], ['huawei-error-0401', 403, 'APIGW.0401'],
    ['huawei-error-0502', 405, 'APIGW.0502'], ['huawei-error-0601', 500, 'APIGW.0601'], ['huawei-error-0613', 503, 'APIGW.0613'],
    ['huawei-key-locked', 401, 'APIGW.0301'], ['huawei-wrong-project', 403, 'VOD.10057'], ['huawei-encoded-authorization', 403, 'VOD.10074'],
];

/** All checks as [name, function]; each starts what it needs. */
export default function checks(console_) {
    let sandbox;
    const shared = calm.map(([name, check], index) => [name, async () => {
        sandbox ??= await startSandbox(console_);
        try {
            await check(sandbox);
        } finally {
            if (index === calm.length - 1)
                await sandbox.stop();
        }
    }]);
    const each = errors.map(([scenario, status, code]) => [`reads ${code}, HTTP ${status} (${scenario})`, async () => {
        const faulty = await startSandbox(console_, scenario);
        try {
            await refused(list(clientOf(faulty)), status, code);
        } finally {
            await faulty.stop();
        }
    }]);
    const throttled = ['reads APIGW.0308, HTTP 429, of the third call in a second', async () => {
        const strict = await startSandbox(console_, 'huawei-error-0308');
        try {
            const client = clientOf(strict);
            const outcomes = await Promise.allSettled([list(client), list(client), list(client), list(client), list(client)]);
            const over = outcomes.filter((one) => one.status === 'rejected').map((one) => one.reason);
            assert.ok(over.length >= 1, 'one at least is over the limit');
            assert.ok(over.every((error) => error.httpStatusCode === 429 && error.errorCode === 'APIGW.0308'));
        } finally {
            await strict.stop();
        }
    }];
    return [...shared, ...each, throttled];
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
    let failed = 0;
    for (const [name, check] of checks(process.argv[2])) {
        try {
            await check();
            console.log(`ok      huawei: ${name}`);
        } catch (error) {
            ++failed;
            console.log(`FAILED  huawei: ${name}\n${error.stack}`);
        }
    }
    console.log(`${failed} failed`);
    process.exitCode = failed ? 1 : 0;
}
