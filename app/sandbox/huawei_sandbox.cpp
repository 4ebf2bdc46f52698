#include "sandbox/huawei_sandbox.h"

#include "sandbox/huawei_assets.h"
#include "sandbox/huawei_gate.h"
#include "sandbox/huawei_scenarios.h"
#include "sandbox/huawei_writes.h"

#include <QJsonDocument>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace deck::sandbox {

namespace {

constexpr int otherUploads = 63;

QString hex(Seeded &dice)
{
    constexpr QLatin1Char zero('0');
    const quint64 high = dice.next();
    return u"%1%2"_s.arg(high, 16, 16, zero).arg(dice.next(), 16, 16, zero);
}

/// Letters and digits, as long as a real key.
QByteArray key(Seeded &dice, const QByteArray &characters, int length)
{
    QByteArray text;
    for (int i = 0; i < length; ++i)
        text += characters[dice.below(characters.size())];
    return text;
}

struct Api
{
    const char *method;
    const char *version;
    const char *path; ///< below the project
    const char16_t *name;
};

/// The vendor's table of operations.
constexpr Api apis[] = {
    {"GET", "v1.0", "asset/list", u"ListAssetList"},
    {"GET", "v1.0", "asset/info", u"ShowAssetMeta"},
    {"GET", "v1.0", "asset/details", u"ShowAssetDetail"},
    {"POST", "v1.0", "asset/status/uploaded", u"ConfirmAssetUpload"},
    {"POST", "v1.0", "asset/upload_by_url", u"UploadMetaDataByUrl"},
    {"POST", "v1.0", "asset", u"CreateAssetByFileUpload"},
    {"PUT", "v1.0", "asset", u"UpdateAsset"},
    {"DELETE", "v1.0", "asset", u"DeleteAssets"},
    {"GET", "v1.1", "asset/authority", u"ShowAssetTempAuthority"},
    {"GET", "v1.0", "asset/authority", u"ShowAssetTempAuthority"},
    {"GET", "v1", "asset/tasks", u"ListAssetTaskInfo"},
    {"POST", "v1.0", "asset/status/publish", u"PublishAssets"},
    {"POST", "v1.0", "asset/status/unpublish", u"UnpublishAssets"},
    {"DELETE", "v1.0", "asset/process", u"CancelAssetTranscodeTask"},
    {"GET", "v1.0", "asset/duplication", u"CheckMd5Duplication"},
    {"POST", "v1.0", "template/watermark", u"CreateWatermarkTemplate"},
    {"POST", "v1.0", "watermark/status/uploaded", u"ConfirmImageUpload"},
    {"POST", "v1.0", "asset/reproduction", u"PublishAssetFromObs"},
};

/// "/v1.0/{project}/asset/list" in its parts.
struct Address
{
    QByteArray version;
    QString projectId;
    QByteArray path;
};

Address addressOf(const Request &request)
{
    const QByteArray path = request.path().toByteArray();
    const QByteArrayList parts = path.split('/');
    return {parts.value(1), QString::fromUtf8(parts.value(2)), parts.mid(3).join('/')};
}

bool isIam(const Request &request)
{
    return request.path() == "/v3/auth/tokens" || request.path() == "/v3/projects";
}

class HuaweiSandbox final : public SandboxVendor
{
public:
    explicit HuaweiSandbox(const VendorSetup &setup);

    [[nodiscard]] QString id() const override { return u"huawei-vod"_s; }
    [[nodiscard]] QList<SandboxAccount> accounts(const QString &scenario) const override;
    [[nodiscard]] bool claims(const Request &request) const override;
    [[nodiscard]] QString operation(const Request &request) const override;
    [[nodiscard]] Answer answer(const Request &request, const Moment &moment) override;
    [[nodiscard]] Answer coded(int status) const override;

private:
    using Outcome = std::variant<QJsonObject, HuaweiRefusal>;

    [[nodiscard]] Answer iam(const Request &request, const Moment &moment);
    [[nodiscard]] Outcome perform(const Request &request, const Moment &moment);
    [[nodiscard]] Outcome read(const QString &name, const Request &request, HuaweiContent &content, const Moment &moment);
    [[nodiscard]] static Outcome write(const QString &name, const Request &request, HuaweiContent &content, const Moment &moment);
    [[nodiscard]] static Answer refused(const HuaweiRefusal &refusal, const QString &scenario, const QString &requestId);

    std::vector<HuaweiAccount> m_accounts;
    QList<SandboxAccount> m_announced; ///< never changes, so any thread may read it
    HuaweiIam m_iam;
    HuaweiGate m_gate;
    Seeded m_requestIds;
};

HuaweiSandbox::HuaweiSandbox(const VendorSetup &setup)
    : m_iam(m_accounts, setup.seed)
    , m_gate(m_accounts, m_iam)
    , m_requestIds(setup.seed, 0x2D5)
{
    struct Made
    {
        const char16_t *name;
        const char16_t *domain;
        const char16_t *user;
        quint64 stream;
        int uploads;
    };
    const Made made[] = {{u"newsroom", u"newsroom-media", u"deck-reader", 31, setup.uploads},
                         {u"newsroom-iam", u"newsroom-abroad", u"desk-agent", 32, std::min(setup.uploads, otherUploads)}};
    for (const Made &one : made) {
        Seeded dice(setup.seed, one.stream);
        HuaweiAccount account {QString::fromUtf16(one.name),
                               u"cn-north-4"_s,
                               hex(dice),
                               QString::fromUtf16(one.domain),
                               hex(dice),
                               QString::fromUtf16(one.user),
                               hex(dice),
                               QString::fromLatin1(key(dice, "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789-_!", 18)),
                               key(dice, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789", 20),
                               key(dice, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789", 40),
                               u"cn-east-2"_s,
                               hex(dice),
                               HuaweiContent({Seeded(setup.seed, one.stream + 10).next(), setup.start, one.uploads})};
        m_accounts.push_back(std::move(account));
    }
    SandboxAccount byKey {id(), m_accounts[0].name, {}, {}};
    byKey.set = {{u"project-id"_s, m_accounts[0].projectId}, {u"access-key-id"_s, QString::fromLatin1(m_accounts[0].accessKey)}};
    byKey.secret = {{u"secret-access-key"_s, QString::fromLatin1(m_accounts[0].secretKey)}};
    SandboxAccount byPassword {id(), m_accounts[1].name, {}, {}};
    byPassword.set = {{u"project-id"_s, m_accounts[1].projectId},
                      {u"domain"_s, m_accounts[1].domain},
                      {u"user"_s, m_accounts[1].user},
                      {u"iam-endpoint"_s, QString::fromLatin1(sandboxRoot)}};
    byPassword.secret = {{u"password"_s, m_accounts[1].password}};
    m_announced = {byKey, byPassword};
}

QList<SandboxAccount> HuaweiSandbox::accounts(const QString & /*scenario*/) const
{
    return m_announced;
}

bool HuaweiSandbox::claims(const Request &request) const
{
    const QByteArrayView path = request.path();
    return path.startsWith("/v1.0/") || path.startsWith("/v1.1/") || path.startsWith("/v1/") || isIam(request);
}

QString HuaweiSandbox::operation(const Request &request) const
{
    if (isIam(request))
        return request.method == "POST" ? u"KeystoneCreateUserTokenByPassword"_s : u"KeystoneListProjects"_s;
    const Address address = addressOf(request);
    for (const Api &api : apis) {
        if (request.method == api.method && address.version == api.version && address.path == api.path)
            return QString::fromUtf16(api.name);
    }
    return {};
}

Answer HuaweiSandbox::answer(const Request &request, const Moment &moment)
{
    if (isIam(request))
        return iam(request, moment);
    if (moment.scenario == u"huawei-encoded-authorization"_s)
        return textAnswer(403, "application/json;charset=utf-8",
                          R"({"error":{"code":"VOD.10074","message":"Policy doesn't allow vod:asset:list to be performed.",)"
                          R"("encoded_authorization_message":"Egpjbi1ub3J0aC00GoxMzgrcA=="}})");
    const Outcome outcome = perform(request, moment);
    if (const auto *refusal = std::get_if<HuaweiRefusal>(&outcome))
        return refused(*refusal, moment.scenario, hex(m_requestIds));
    Answer answer
        = textAnswer(200, "application/json;charset=utf-8", huaweiBody(std::get<QJsonObject>(outcome), moment.scenario));
    answer.setHeader("X-Request-Id", hex(m_requestIds).toLatin1());
    return answer;
}

Answer HuaweiSandbox::coded(int status) const
{
    struct Code
    {
        int status;
        const char16_t *code;
    };
    static constexpr Code codes[] = {{400, u"VOD.10053"}, {401, u"APIGW.0301"}, {403, u"VOD.10074"},  {404, u"APIGW.0101"},
                                     {409, u"VOD.10083"}, {429, u"APIGW.0308"}, {503, u"APIGW.0613"}, {504, u"APIGW.0201"}};
    const auto code = std::find_if(std::begin(codes), std::end(codes), [&](const Code &one) { return one.status == status; });
    return refused(
        {status, code == std::end(codes) ? u"VOD.10051"_s : QString::fromUtf16(code->code), u"Refused by the sandbox."_s}, {},
        u"cb141a91c945e68950a14a8eff5d62dc"_s);
}

Answer HuaweiSandbox::refused(const HuaweiRefusal &refusal, const QString &scenario, const QString &requestId)
{
    const bool byGateway = refusal.code.startsWith(u"APIGW."_s);
    QString code = refusal.code;
    if (scenario == u"huawei-apig-prefix"_s && byGateway)
        code.replace(u"APIGW."_s, u"APIG."_s);
    QJsonObject body {{u"error_code"_s, code}, {u"error_msg"_s, refusal.message}};
    if (byGateway)
        body.insert(u"request_id"_s, requestId);
    Answer answer
        = textAnswer(refusal.status, "application/json;charset=utf-8", QJsonDocument(body).toJson(QJsonDocument::Compact));
    answer.setHeader("X-Request-Id", requestId.toLatin1());
    return answer;
}

Answer HuaweiSandbox::iam(const Request &request, const Moment &moment)
{
    if (moment.scenario == u"huawei-iam-down"_s) {
        Answer answer;
        answer.delivery.cut = Delivery::Cut::BeforeStart;
        answer.delivery.ending = Delivery::Ending::Reset;
        return answer;
    }
    if (request.path() == "/v3/auth/tokens") {
        if (request.method != "POST")
            return HuaweiIam::refused(404, u"The API does not exist"_s);
        return m_iam.createToken(request, moment);
    }
    if (request.method != "GET")
        return HuaweiIam::refused(404, u"The API does not exist"_s);
    const HuaweiGate::Passed passed = m_gate.signedIn(request, moment);
    if (!passed.account)
        return HuaweiIam::refused(401, u"The request you have made requires authentication."_s);
    return HuaweiIam::listProjects(request, *passed.account);
}

HuaweiSandbox::Outcome HuaweiSandbox::perform(const Request &request, const Moment &moment)
{
    if (const std::optional<HuaweiRefusal> always = huaweiErrorOf(moment.scenario))
        return *always;
    const QString name = operation(request);
    static const QStringList imitated
        = {u"ListAssetList"_s, u"ShowAssetMeta"_s, u"ShowAssetDetail"_s, u"ConfirmAssetUpload"_s, u"UploadMetaDataByUrl"_s};
    if (!imitated.contains(name))
        return HuaweiRefusal {404, u"APIGW.0101"_s, u"The API does not exist or has not been published in the environment."_s};
    const HuaweiGate::Passed passed = m_gate.signedIn(request, moment);
    if (!passed.account)
        return passed.refusal;
    if (const std::optional<HuaweiRefusal> tooOften = m_gate.overRate(*passed.account, name, moment))
        return *tooOften;

    // a token of the domain is good for no project; neither is one of another project
    const QString projectId = addressOf(request).projectId;
    const QByteArray header = request.header("X-Project-Id");
    if (projectId != passed.account->projectId || passed.projectId != projectId
        || (!header.isEmpty() && header != projectId.toUtf8()) || moment.scenario == u"huawei-wrong-project"_s)
        return HuaweiRefusal {403, u"VOD.10057"_s, u"租户ID校验失败"_s};
    HuaweiContent &content = passed.account->content;
    content.advance(moment.now);
    return request.method == "GET" ? read(name, request, content, moment) : write(name, request, content, moment);
}

HuaweiSandbox::Outcome HuaweiSandbox::read(const QString &name, const Request &request, HuaweiContent &content,
                                           const Moment &moment)
{
    const HuaweiParameters parameters(request);
    if (name == u"ShowAssetDetail"_s) {
        const std::optional<QString> id = parameters.one("asset_id"_L1);
        if (!id)
            return illegalField(u"asset_id"_s);
        static const QStringList parts = {u"base_info"_s, u"transcode_info"_s, u"thumbnail_info"_s, u"review_info"_s};
        const QStringList categories = parameters.all("categories"_L1);
        if (std::any_of(categories.cbegin(), categories.cend(), [&](const QString &one) { return !parts.contains(one); }))
            return illegalField(u"categories"_s);
        const HuaweiAsset *asset = content.find(*id, moment.now);
        if (!asset)
            return noSuchAsset(400); // 403 elsewhere
        return huaweiDetail(*asset, categories, moment);
    }
    const bool isList = name == u"ListAssetList"_s;
    const auto query = huaweiQuery(parameters, isList ? HuaweiQuery::Of::List : HuaweiQuery::Of::Meta);
    if (const auto *refusal = std::get_if<HuaweiRefusal>(&query))
        return *refusal;
    const HuaweiQuery &asked = std::get<HuaweiQuery>(query);
    if (isList)
        return huaweiList(asked, content, moment);
    const bool strict = moment.scenario == u"huawei-unknown-refuses-batch"_s;
    if (strict
        && std::any_of(asked.ids.cbegin(), asked.ids.cend(), [&](const QString &id) { return !content.find(id, moment.now); }))
        return noSuchAsset(403);
    return huaweiMeta(asked, content, moment);
}

HuaweiSandbox::Outcome HuaweiSandbox::write(const QString &name, const Request &request, HuaweiContent &content,
                                            const Moment &moment)
{
    if (!request.header("Content-Type").toLower().startsWith("application/json"))
        return HuaweiRefusal {403, u"VOD.10059"_s, u"The content type of the request is wrong."_s};
    const QJsonDocument document = QJsonDocument::fromJson(request.body);
    if (!document.isObject())
        return illegalField(u"body"_s);
    return name == u"ConfirmAssetUpload"_s ? confirmAssetUpload(document.object(), content, moment)
                                           : uploadMetaDataByUrl(document.object(), content, moment);
}

} // namespace

std::unique_ptr<SandboxVendor> makeHuaweiSandbox(const VendorSetup &setup)
{
    return std::make_unique<HuaweiSandbox>(setup);
}

} // namespace deck::sandbox
