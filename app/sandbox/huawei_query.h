#pragma once

#include "sandbox/huawei_content.h"
#include "sandbox/sandbox_vendor.h"

#include <QStringList>

#include <optional>
#include <variant>

namespace deck::sandbox {

/// Why a request has no effect. Without a code it is no JSON of the gateway or of VOD.
struct HuaweiRefusal
{
    int status = 403;
    QString code; ///< "VOD.10053"; the gateway's ("APIGW.…") carry a request_id as well
    QString message;
};

/// VOD.10053: the parameter that is not allowed is named in the text.
[[nodiscard]] HuaweiRefusal illegalField(const QString &name);
[[nodiscard]] HuaweiRefusal noSuchAsset(int status);

/// Query parameters as sent, decoded; a name may be there several times.
class HuaweiParameters final
{
public:
    explicit HuaweiParameters(const Request &request);
    /// All values, in the order sent.
    [[nodiscard]] QStringList all(QLatin1StringView name) const;
    /// The first; nullopt when absent or empty.
    [[nodiscard]] std::optional<QString> one(QLatin1StringView name) const;

private:
    QList<std::pair<QString, QString>> m_items;
};

/// What ListAssetList or ShowAssetMeta asks.
struct HuaweiQuery
{
    enum class Of : quint8 { List, Meta };
    QStringList ids;
    QStringList statuses;      ///< of four dimensions; one that matches is enough (the vendor does not say)
    QStringList assetStatuses; ///< ShowAssetMeta's own filters
    QStringList transcodeStatuses;
    std::optional<Instant> from;
    std::optional<Instant> until; ///< both ends included (the vendor does not say)
    QStringList mediaTypes;
    QStringList tags;
    QString text;
    std::optional<int> categoryId;
    bool ascending = false;
    int page = 0;
    int size = 10;
};

/// The query, or the refusal of one of its parameters.
[[nodiscard]] std::variant<HuaweiQuery, HuaweiRefusal> huaweiQuery(const HuaweiParameters &parameters, HuaweiQuery::Of of);

/// yyyyMMddHHmmss, UTC.
[[nodiscard]] QString huaweiTime(Instant instant);

} // namespace deck::sandbox
