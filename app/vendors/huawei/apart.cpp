#include "vendors/huawei/apart.h"

using namespace Qt::StringLiterals;

namespace deck::huawei {

Apart::Apart(Ask ask, QObject *parent)
    : QObject(parent)
    , m_ask(std::move(ask))
{
}

QFuture<Result<Details>> Apart::start(const QStringList &ids)
{
    await(m_ask(ids), this, [this](Result<AssetMeta> meta) {
        if (!meta) {
            end(tl::unexpected(std::move(meta.error())));
            return;
        }
        const QStringList apart = meta->apart;
        add(std::move(*meta));
        m_open = apart.size();
        if (apart.isEmpty())
            end(std::move(m_details));
        for (const QString &id : apart)
            askOne(id);
    });
    return m_answer.future();
}

void Apart::askOne(const QString &id)
{
    await(m_ask({id}), this, [this, id](Result<AssetMeta> meta) {
        if (meta) {
            add(std::move(*meta));
        } else if (meta.error().code == u"VOD.10053"_s) {
            m_details.forbidden.append(id); // no ID in the vendor's eyes; it must not keep the others from being asked about
            m_details.raw += meta.error().answer;
        } else {
            end(tl::unexpected(std::move(meta.error())));
            return;
        }
        if (--m_open == 0)
            end(std::move(m_details));
    });
}

void Apart::add(AssetMeta meta)
{
    m_details.uploads += meta.details.uploads;
    m_details.missing += meta.details.missing;
    m_details.missingWords.insert(meta.details.missingWords);
    m_details.forbidden += meta.details.forbidden;
    if (!m_details.raw.isEmpty())
        m_details.raw += '\n';
    m_details.raw += meta.details.raw;
}

void Apart::end(Result<Details> result)
{
    m_answer.give(std::move(result));
    deleteLater();
}

} // namespace deck::huawei
