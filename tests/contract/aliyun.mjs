// Alibaba's own clients, pop-core (RPC signature) and openapi-client (ACS3), against the sandbox, for VOD and IMS.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import RpcCore from '@alicloud/pop-core';
import openApi from '@alicloud/openapi-client';
import openApiUtil from '@alicloud/openapi-util';
import teaUtil from '@alicloud/tea-util';

const versions = { 'aliyun-vod': '2017-03-21', 'aliyun-ims': '2020-11-09' };

/** Starts the console's sandbox; `stop` closes its standard input, which ends it. */
async function startSandbox(program, scenario) {
    const child = spawn(program, ['sandbox', ...(scenario ? ['--scenario', scenario] : [])], { stdio: ['pipe', 'pipe', 'inherit'] });
    const ended = new Promise((resolve) => child.once('exit', resolve));
    const line = await new Promise((resolve, reject) => {
        createInterface({ input: child.stdout }).once('line', resolve);
        child.once('exit', (status) => reject(new Error(`the sandbox ended with ${status}`)));
    });
    const stop = async () => {
        child.stdin.end();
        await ended;
    };
    return { ...JSON.parse(line), stop };
}

function accountOf(sandbox, vendor, name) {
    const found = sandbox.accounts.find((account) => account.vendor === vendor && (!name || account.name === name));
    assert.ok(found, `an account of ${vendor} is announced`);
    return { id: found.set['access-key-id'], secret: found.secret['access-key-secret'], token: found.secret['security-token'] };
}

/** Keeps below the lowest of the rates, 20 a second: the sandbox enforces them. */
let next = 0;
async function pace() {
    const now = performance.now();
    next = Math.max(next + 60, now);
    if (next > now)
        await new Promise((resolve) => setTimeout(resolve, next - now));
}

/** A client as `call(action, parameters)`; errors have `code`, `message` and `status`. */
const clients = {
    rpc(sandbox, vendor, account, method = 'GET') {
        const client = new RpcCore({
            accessKeyId: account.id,
            accessKeySecret: account.secret,
            securityToken: account.token,
            endpoint: sandbox.endpoint,
            apiVersion: versions[vendor],
        });
        return async (action, parameters = {}) => {
            await pace();
            try {
                return await client.request(action, parameters, { method });
            } catch (error) {
                throw Object.assign(error, { status: error.entry?.response?.statusCode });
            }
        };
    },
    rpcForm(sandbox, vendor, account) {
        return clients.rpc(sandbox, vendor, account, 'POST');
    },
    acs3(sandbox, vendor, account, form = false) {
        const client = new openApi.default(new openApi.Config({
            accessKeyId: account.id,
            accessKeySecret: account.secret,
            securityToken: account.token,
            type: account.token ? 'sts' : 'access_key',
            endpoint: new URL(sandbox.endpoint).host,
            protocol: 'http',
        }));
        return async (action, parameters = {}) => {
            const params = new openApi.Params({
                action, version: versions[vendor], protocol: 'HTTP', pathname: '/', method: 'POST', authType: 'AK', style: 'RPC',
                reqBodyType: 'formData', bodyType: 'json',
            });
            const request = new openApi.OpenApiRequest(form ? { body: parameters } : { query: parameters });
            await pace();
            try {
                return (await client.callApi(params, request, new teaUtil.RuntimeOptions({ autoretry: false }))).body;
            } catch (error) {
                throw Object.assign(error, { status: error.statusCode ?? error.data?.statusCode });
            }
        };
    },
    acs3Form(sandbox, vendor, account) {
        return clients.acs3(sandbox, vendor, account, true);
    },
};

async function refused(promise, code, status) {
    await assert.rejects(promise, (error) => {
        assert.equal(error.code, code);
        assert.equal(error.status, status);
        return true;
    });
}

/** The clock of both clients. */
async function withClock(minutes, act) {
    const Real = globalThis.Date;
    const getTimestamp = openApiUtil.default.getTimestamp;
    globalThis.Date = class extends Real {
        constructor(...given) {
            super(...(given.length ? given : [Real.now() + minutes * 60_000]));
        }
        static now() {
            return Real.now() + minutes * 60_000;
        }
    };
    openApiUtil.default.getTimestamp = () => `${new Real(Real.now() + minutes * 60_000).toISOString().slice(0, 19)}Z`;
    try {
        return await act();
    } finally {
        globalThis.Date = Real;
        openApiUtil.default.getTimestamp = getTimestamp;
    }
}

/** One nonce for every request of both clients. */
async function withOneNonce(act) {
    const getNonce = teaUtil.default.getNonce;
    const nonce = `once-${process.hrtime.bigint()}`;
    teaUtil.default.getNonce = () => nonce;
    try {
        return await act({ SignatureNonce: nonce });
    } finally {
        teaUtil.default.getNonce = getNonce;
    }
}

const jobId = (prefix, number) => `${prefix}0000000001${number.toString(16).padStart(12, '0')}`;

/** What is tried with every client: name, vendor, function of `call`. */
const calm = [
    ['lists media by SearchMedia, to the end, by ScrollToken', 'aliyun-vod', async (call) => {
        const ids = new Set();
        let token;
        let total = 1;
        for (let page = 1; (page - 1) * 100 < total; ++page) {
            const answer = await call('SearchMedia', {
                PageNo: `${page}`, PageSize: '100', Fields: 'Title,Status,Size,CreationTime', SortBy: 'CreationTime:Desc', ...(token && { ScrollToken: token }),
            });
            total = answer.Total;
            token = answer.ScrollToken;
            assert.equal(token.length, 32);
            for (const media of answer.MediaList) {
                assert.ok(media.Video.Status);
                ids.add(media.MediaId);
            }
        }
        assert.equal(ids.size, total);
        assert.ok(total >= 240);
    }],
    ['searches in words with reserved and Chinese characters', 'aliyun-vod', async (call) => {
        const answer = await call('SearchMedia', { Match: "Title = '新闻' and Status in ('Normal','Uploading')", PageSize: '5', Fields: 'Title' });
        assert.ok(answer.MediaList.length > 0);
        assert.ok(answer.MediaList.every((media) => media.Video.Title.includes('新闻')));
        assert.deepEqual((await call('SearchMedia', { Match: "Title = 'a+b *~(1)!&='" })).MediaList, []);
    }],
    ['lists videos by GetVideoList', 'aliyun-vod', async (call) => {
        const answer = await call('GetVideoList', { Status: 'Normal,Blocked', PageNo: '2', PageSize: '20' });
        assert.equal(answer.VideoList.Video.length, 20);
        assert.ok(answer.VideoList.Video.every((video) => ['Normal', 'Blocked'].includes(video.Status)));
    }],
    ['asks the upload details of 20', 'aliyun-vod', async (call) => {
        const { MediaList } = await call('SearchMedia', { PageSize: '18' });
        const ids = MediaList.map((media) => media.MediaId);
        const answer = await call('GetUploadDetails', { MediaIds: [...ids, 'f0e1d2c3b40000000001000000000000', 'none'].join(), MediaType: 'video' });
        assert.deepEqual(answer.UploadDetails.map((detail) => detail.MediaId), ids);
        assert.deepEqual(answer.NonExistMediaIds, ['none']);
        assert.deepEqual(answer.ForbiddenMediaIds, ['f0e1d2c3b40000000001000000000000']);
        assert.ok(answer.UploadDetails.some((detail) => detail.UploadRatio > 0 && detail.UploadRatio < 1));
        assert.ok(answer.UploadDetails.some((detail) => detail.UploadRatio === undefined));
    }],
    ['asks one and several videos', 'aliyun-vod', async (call) => {
        const { MediaList: [media] } = await call('SearchMedia', { PageSize: '1' });
        assert.equal((await call('GetVideoInfo', { VideoId: media.MediaId })).Video.VideoId, media.MediaId);
        const answer = await call('GetVideoInfos', { VideoIds: `${media.MediaId},none` });
        assert.deepEqual([answer.VideoList.length, answer.NonExistVideoIds], [1, ['none']]);
    }],
    ['asks URL jobs by ID and by URL', 'aliyun-vod', async (call) => {
        const ids = Array.from({ length: 10 }, (_, i) => jobId('86c1925fba', i));
        const byId = await call('GetURLUploadInfos', { JobIds: ids.join() });
        assert.deepEqual(byId.URLUploadInfoList.map((job) => job.JobId), ids);
        const urls = ['https://ingest.example.com/vod/0005.mp4', 'https://nowhere.example.com/a b,c.mp4'];
        const byUrl = await call('GetURLUploadInfos', { UploadURLs: urls.map(encodeURIComponent).join() });
        assert.deepEqual([byUrl.URLUploadInfoList.length, byUrl.NonExists], [2, [urls[1]]]);
    }],
    ['refreshes a credential', 'aliyun-vod', async (call) => {
        const { MediaList: [media] } = await call('SearchMedia', { PageSize: '1', Match: "Status = 'Uploading'" });
        const answer = await call('RefreshUploadVideo', { VideoId: media.MediaId });
        assert.equal(JSON.parse(Buffer.from(answer.UploadAuth, 'base64')).Expiration, '3000');
    }],
    ['submits a URL and cancels its job', 'aliyun-vod', async (call) => {
        const url = `https://media.example.com/${process.hrtime.bigint()}.mp4`;
        const { UploadJobs: [job] } = await call('UploadMediaByURL', { UploadURLs: encodeURIComponent(url) });
        assert.equal((await call('GetURLUploadInfos', { JobIds: job.JobId })).URLUploadInfoList[0].Status, 'PENDING');
        assert.deepEqual((await call('CancelUrlUploadJobs', { JobIds: job.JobId })).CanceledJobs, [job.JobId]);
    }],
    ['lists IMS media to the end, by NextToken', 'aliyun-ims', async (call) => {
        const ids = new Set();
        let token;
        let total;
        do {
            const answer = await call('ListMediaBasicInfos', { MaxResults: '100', SortBy: 'desc', IncludeFileBasicInfo: 'true', ...(token && { NextToken: token }) });
            total = answer.TotalCount;
            token = answer.NextToken;
            for (const media of answer.MediaInfos)
                ids.add(media.MediaId);
        } while (token);
        assert.equal(ids.size, total);
        assert.ok(total >= 240);
    }],
    ['asks IMS media by ID', 'aliyun-ims', async (call) => {
        const { MediaInfos } = await call('ListMediaBasicInfos', { Status: 'Normal' });
        const ids = MediaInfos.map((media) => media.MediaId);
        const answer = await call('BatchGetMediaInfos', { MediaIds: [...ids, 'none'].join(), AdditionType: 'FileInfo' });
        assert.deepEqual(answer.MediaInfos.map((media) => media.MediaId), ids);
        assert.deepEqual(answer.IgnoredList, ['none']);
        assert.equal((await call('GetMediaInfo', { MediaId: ids[0] })).MediaInfo.MediaId, ids[0]);
    }],
    ['asks IMS URL jobs by ID and by URL', 'aliyun-ims', async (call) => {
        const byId = await call('GetUrlUploadInfos', { JobIds: `${jobId('3829500c0f', 0)},none` });
        assert.deepEqual([byId.URLUploadInfoList.length, byId.NonExists], [1, ['none']]);
        const byUrl = await call('GetUrlUploadInfos', { UploadURLs: encodeURIComponent('https://ingest.example.com/ims/0000.mp4') });
        assert.equal(byUrl.URLUploadInfoList[0].JobId, jobId('3829500c0f', 0));
    }],
    ['reads the refusals of parameters', 'aliyun-vod', async (call) => {
        const many = (count) => Array.from({ length: count }, (_, i) => `m${i}`).join();
        await refused(call('GetUploadDetails', { MediaIds: many(21) }), 'LimitExceeded.MediaIds', 400);
        await refused(call('GetURLUploadInfos', { JobIds: many(11) }), 'LimitExceeded.JobIds', 400);
        await refused(call('GetVideoList', { PageNo: '51', PageSize: '100' }), 'VideoListExceededMax', 400);
        await refused(call('GetVideoInfo', { VideoId: 'none' }), 'InvalidVideo.NotFound', 404);
        await refused(call('SearchMedia', { Match: 'Status is Normal' }), 'ErrorMatchSyntax', 400);
        await refused(call('SearchMedia', { ScrollToken: '24e0fba7188fae707e146e5a54aaaaaa' }), 'InvalidScrollToken.Expired', 400);
        await refused(call('GetUploadDetails'), 'MissingParameter', 400);
        await refused(call('DescribeMoon'), 'InvalidApi.NotFound', 404);
    }],
];

/** Scenario, code, HTTP status: every code of the table of common errors. */
const errors = [
    ['aliyun-throttling', 'Throttling', 400],
    ['aliyun-throttling-api', 'Throttling.Api', 400],
    ['aliyun-unavailable', 'ServiceUnAvailable', 503],
    ['aliyun-internal-error', 'InternalError', 500],
    ['aliyun-nonce-used-always', 'SignatureNonceUsed', 400],
    ['aliyun-timestamp-expired', 'InvalidTimeStamp.Expired', 400],
    ['aliyun-signature-mismatch', 'SignatureDoesNotMatch', 400],
    ['aliyun-key-not-found', 'InvalidAccessKeyId.NotFound', 404],
    ['aliyun-key-inactive', 'InvalidAccessKeyId.Inactive', 400],
    ['aliyun-token-expired', 'InvalidSecurityToken.Expired', 400],
    ['aliyun-forbidden', 'Forbidden.RAM', 403],
    ['aliyun-not-opened', 'OperationDenied', 403],
    ['aliyun-suspended', 'OperationDenied.Suspended', 403],
    ['aliyun-unsupported', 'UnsupportedOperation', 400],
    ['aliyun-api-not-found', 'InvalidApi.NotFound', 404],
    ['aliyun-need-ssl', 'InvalidProtocol.NeedSsl', 400],
];

const kinds = { rpc: 'pop-core, GET', rpcForm: 'pop-core, POST', acs3: 'openapi-client, query', acs3Form: 'openapi-client, form' };

/** All checks as [name, function]; each starts what it needs. */
export default function checks(program) {
    let sandbox;
    const list = [];
    const add = (name, check) => list.push([name, async () => {
        sandbox ??= await startSandbox(program);
        await check();
    }]);
    for (const [kind, title] of Object.entries(kinds)) {
        for (const [name, vendor, check] of calm)
            add(`${title}: ${name}`, () => check(clients[kind](sandbox, vendor, accountOf(sandbox, vendor))));
        for (const [vendor, action] of [['aliyun-vod', 'SearchMedia'], ['aliyun-ims', 'ListMediaBasicInfos']]) {
            const client = (changes = {}) => clients[kind](sandbox, vendor, { ...accountOf(sandbox, vendor), ...changes });
            add(`${title}: ${vendor} refuses a wrong secret`, () => refused(client({ secret: 'x'.repeat(30) })(action), 'SignatureDoesNotMatch', 400));
            add(`${title}: ${vendor} refuses an unknown key`, () => refused(client({ id: 'LTAI5tNobody' })(action), 'InvalidAccessKeyId.NotFound', 404));
            add(`${title}: ${vendor} refuses old and future time stamps, takes 14 minutes`, async () => {
                for (const minutes of [-16, 16])
                    await withClock(minutes, () => refused(client()(action), 'InvalidTimeStamp.Expired', 400));
                for (const minutes of [-14, 14])
                    await withClock(minutes, () => client()(action));
            });
            add(`${title}: ${vendor} refuses a used nonce`, () => withOneNonce(async (nonce) => {
                // pop-core takes it as a parameter
                const parameters = kind.startsWith('rpc') ? nonce : {};
                await client()(action, parameters);
                await refused(client()(action, parameters), 'SignatureNonceUsed', 400);
            }));
        }
    }
    list.push(['(the calm sandbox ends)', () => sandbox.stop()]);

    list.push(['STS tokens: right, wrong, malformed and missing ones', async () => {
        const strict = await startSandbox(program, 'aliyun-sts');
        try {
            const account = accountOf(strict, 'aliyun-vod', 'newsroom-vod-sts');
            for (const kind of Object.keys(kinds)) {
                const call = (token) => clients[kind](strict, 'aliyun-vod', { ...account, token })('SearchMedia');
                assert.ok((await call(account.token)).MediaList.length > 0);
                await refused(call(`${account.token}x`), 'InvalidSecurityToken.MismatchWithAccessKey', 400);
                await refused(call('nonsense'), 'InvalidSecurityToken.Malformed', 400);
                await refused(call(undefined), 'InvalidSecurityToken.MismatchWithAccessKey', 400);
            }
        } finally {
            await strict.stop();
        }
    }]);
    for (const [scenario, code, status] of errors) {
        list.push([`both read ${code}, HTTP ${status} (${scenario})`, async () => {
            const faulty = await startSandbox(program, scenario);
            try {
                for (const kind of ['rpc', 'acs3']) {
                    for (const [vendor, action] of [['aliyun-vod', 'SearchMedia'], ['aliyun-ims', 'ListMediaBasicInfos']])
                        await refused(clients[kind](faulty, vendor, accountOf(faulty, vendor))(action), code, status);
                }
            } finally {
                await faulty.stop();
            }
        }]);
    }
    list.push(['both read Throttling.User of the second call in a second', async () => {
        const strict = await startSandbox(program, 'aliyun-throttling-user');
        try {
            for (const [kind, vendor, action] of [['rpc', 'aliyun-vod', 'SearchMedia'], ['acs3', 'aliyun-ims', 'ListMediaBasicInfos']]) {
                const call = clients[kind](strict, vendor, accountOf(strict, vendor));
                await call(action);
                await refused(call(action), 'Throttling.User', 400);
            }
        } finally {
            await strict.stop();
        }
    }]);
    return list;
}
