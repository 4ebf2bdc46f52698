#pragma once

#include "core/answer.h"
#include "vendors/vendor.h"

#include <QHash>

#include <deque>
#include <memory>
#include <mutex>

namespace deck {

/// A vendor whose uploads a test sets, and which counts what it is asked. It lists media and is asked by ID about media and URL
/// jobs. Thread-safe: the engine asks on its own thread.
class FakeVendor
{
public:
    static constexpr int batch = 20;

    struct Call
    {
        QString account;
        QString what; ///< "page", "details" or "urls"
        QStringList ids;
    };

    explicit FakeVendor(const std::shared_ptr<Clock> &clock)
        : m_state(std::make_shared<State>())
    {
        m_state->clock = clock;
    }

    /// What the vendor knows from now on; the account of the key does not matter.
    void put(Upload upload)
    {
        const std::lock_guard lock(m_state->mutex);
        upload.vendor = QStringLiteral("fake");
        m_state->uploads.insert({int(upload.key.kind), upload.key.id}, std::move(upload));
    }
    void remove(UploadKind kind, const QString &id)
    {
        const std::lock_guard lock(m_state->mutex);
        m_state->uploads.remove({int(kind), id});
    }
    void forbid(const QString &id)
    {
        const std::lock_guard lock(m_state->mutex);
        m_state->forbidden.append(id);
    }
    /// Calls of this account meet this error from now on; nullopt: they are answered again.
    void fail(const QString &account, std::optional<ApiError> error)
    {
        const std::lock_guard lock(m_state->mutex);
        if (error)
            m_state->errors.insert(account, *error);
        else
            m_state->errors.remove(account);
    }
    /// Calls of this account are not answered until release().
    void hang(const QString &account)
    {
        const std::lock_guard lock(m_state->mutex);
        m_state->hanging.append(account);
    }
    [[nodiscard]] QList<Call> calls(const QString &what = {}, const QString &account = {}) const
    {
        const std::lock_guard lock(m_state->mutex);
        QList<Call> calls;
        for (const Call &call : m_state->calls) {
            if ((what.isEmpty() || call.what == what) && (account.isEmpty() || call.account == account))
                calls.append(call);
        }
        return calls;
    }
    void forgetCalls()
    {
        const std::lock_guard lock(m_state->mutex);
        m_state->calls.clear();
    }
    [[nodiscard]] int mostAtOnce() const
    {
        const std::lock_guard lock(m_state->mutex);
        return m_state->mostAtOnce;
    }

    [[nodiscard]] Vendor vendor(const QString &id = QStringLiteral("fake"), bool lists = true, bool listingIsWhole = false) const
    {
        Vendor vendor;
        vendor.info.id = id;
        vendor.info.primaryKind = UploadKind::Media;
        vendor.info.regions = {{QStringLiteral("here"), {}, QUrl(QStringLiteral("http://127.0.0.1:1/"))}};
        vendor.info.keys = {{QStringLiteral("key"), true, false, {}, {}, false, {}, {}}};
        vendor.info.idPatterns = {{UploadKind::Media, QStringLiteral(".+")}, {UploadKind::UrlJob, QStringLiteral(".+")}};
        if (lists)
            vendor.info.listedKinds = {UploadKind::Media};
        vendor.info.listingIsWhole = listingIsWhole;
        vendor.info.findsByUrl = true;
        vendor.info.givesProgress = true;
        vendor.limits.operations = {{QStringLiteral("Ask"), 1000}};
        vendor.limits.details
            = {{UploadKind::Media, QStringLiteral("Ask"), batch}, {UploadKind::UrlJob, QStringLiteral("Ask"), 10}};
        vendor.limits.pageSize = 50;
        vendor.limits.mostPages = 100;
        vendor.checkAccount = [](const Account &) { return Result<void>(); };
        vendor.makeClient = [state = m_state, id](ClientContext context) -> std::unique_ptr<VendorClient> {
            return std::make_unique<Client>(state, std::move(context), id);
        };
        return vendor;
    }

private:
    struct State
    {
        std::mutex mutex;
        std::shared_ptr<Clock> clock;
        QHash<std::pair<int, QString>, Upload> uploads;
        QStringList forbidden;
        QHash<QString, ApiError> errors;
        QStringList hanging;
        QList<Call> calls;
        int atOnce = 0;
        int mostAtOnce = 0;
    };

    class Client final : public VendorClient
    {
    public:
        Client(std::shared_ptr<State> state, ClientContext context, QString vendor)
            : m_state(std::move(state))
            , m_context(std::move(context))
            , m_vendor(std::move(vendor))
        {
        }

        QFuture<Result<Page>> page(PageRequest request, CancelToken) override
        {
            return answered<Page>(QStringLiteral("page"), {request.cursor}, [this, request] {
                Page page;
                QStringList ids;
                for (const Upload &upload : std::as_const(m_state->uploads)) {
                    if (upload.key.kind == UploadKind::Media)
                        ids.append(upload.key.id);
                }
                ids.sort();
                const qsizetype from = request.cursor.toInt();
                for (const QString &id : ids.mid(from, 50)) {
                    Upload upload = own(m_state->uploads.value({int(UploadKind::Media), id}));
                    upload.ratio.reset(); // a listing gives none
                    upload.covers = {Field::Status, Field::VendorStatus, Field::Title, Field::CheckedAt};
                    page.uploads.append(upload);
                }
                if (from + 50 < ids.size())
                    page.nextCursor = QString::number(from + 50);
                return page;
            });
        }
        QFuture<Result<Details>> details(UploadKind kind, QStringList ids, CancelToken) override
        {
            return answered<Details>(QStringLiteral("details"), ids, [this, kind, ids] {
                Details details;
                for (const QString &id : ids) {
                    if (m_state->forbidden.contains(id))
                        details.forbidden.append(id);
                    else if (const auto found = m_state->uploads.constFind({int(kind), id}); found != m_state->uploads.cend())
                        details.uploads.append(own(*found));
                    else
                        details.missing.append(id);
                }
                return details;
            });
        }
        QFuture<Result<Details>> jobsOfUrls(QStringList urls, CancelToken) override
        {
            return answered<Details>(QStringLiteral("urls"), urls, [this, urls] {
                Details details;
                for (const QString &url : urls) {
                    const qsizetype before = details.uploads.size();
                    for (const Upload &upload : std::as_const(m_state->uploads)) {
                        if (upload.sourceUrl == url)
                            details.uploads.append(own(upload));
                    }
                    if (details.uploads.size() == before)
                        details.missing.append(url);
                }
                return details;
            });
        }

    private:
        Upload own(Upload upload) const
        {
            upload.key.account = m_context.account.name;
            upload.vendor = m_vendor;
            upload.checkedAt = m_state->clock->now();
            upload.covers |= {Field::Status,    Field::VendorStatus, Field::Ratio, Field::MediaId,   Field::SourceUrl,
                              Field::CheckedAt, Field::ExpiresAt,    Field::Title, Field::ModifiedAt};
            return upload;
        }
        /// The answer comes a turn later, as from a network.
        template<typename T, typename Make>
        QFuture<Result<T>> answered(const QString &what, const QStringList &ids, Make make)
        {
            const auto answer = newAnswer<T>();
            const std::lock_guard lock(m_state->mutex);
            m_state->calls.append({m_context.account.name, what, ids});
            m_state->mostAtOnce = std::max(m_state->mostAtOnce, ++m_state->atOnce);
            if (m_state->hanging.contains(m_context.account.name)) {
                m_hanging.push_back([answer] { answer.give(cancelled()); });
                return answer.future();
            }
            QMetaObject::invokeMethod(
                this,
                [this, answer, make] {
                    const std::lock_guard lock(m_state->mutex);
                    --m_state->atOnce;
                    if (const auto error = m_state->errors.constFind(m_context.account.name); error != m_state->errors.cend())
                        answer.give(tl::unexpected(*error));
                    else
                        answer.give(make());
                },
                Qt::QueuedConnection);
            return answer.future();
        }

        std::shared_ptr<State> m_state;
        ClientContext m_context;
        QString m_vendor;
        std::deque<std::function<void()>> m_hanging;
    };

    std::shared_ptr<State> m_state;
};

} // namespace deck
