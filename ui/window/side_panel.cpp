#include "ui/window/side_panel.h"

#include "ui/window/token_widgets.h"

#include <QContextMenuEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QStyledItemDelegate>

using namespace Qt::StringLiterals;

namespace deck {

namespace {

using Kind = SideModel::Kind;
using Trouble = SideModel::Trouble;

constexpr int inset = 8;   // of an entry's background from the panel's edge
constexpr int padding = 8; // within an entry
constexpr int iconSize = 16;
constexpr int textLeft = 32; // after icon and gap
constexpr int accountLeft = 38;

struct Glyph
{
    QString name;
    Token token = Token::Text3;
};

Glyph troubleGlyph(Trouble trouble)
{
    switch (trouble) {
    case Trouble::None:
        return {};
    case Trouble::SignInAgain:
        return {u"lock"_s, Token::Red};
    case Trouble::Unreachable:
    case Trouble::Failing:
        return {u"offline"_s, Token::Amber};
    case Trouble::Slowed:
        return {u"clock"_s, Token::Amber};
    }
    Q_UNREACHABLE();
}

class SideDelegate final : public QStyledItemDelegate
{
public:
    SideDelegate(Appearance &appearance, QObject *parent)
        : QStyledItemDelegate(parent)
        , m_appearance(appearance)
    {
    }

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &index) const override
    {
        const auto kind = static_cast<Kind>(index.data(SideModel::KindRole).toInt());
        const int least = QFontMetrics(m_appearance.font(TextStyle::Body)).height() + 4;
        switch (kind) {
        case Kind::Page:
            return {0, std::max(28, least) + 8};
        case Kind::Head:
            return {0, std::max(28, least)};
        case Kind::Status:
        case Kind::Vendor:
        case Kind::Account:
        case Kind::Hint:
            return {0, std::max(24, least)};
        }
        Q_UNREACHABLE();
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const auto kind = static_cast<Kind>(index.data(SideModel::KindRole).toInt());
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        if (kind == Kind::Head)
            paintHead(*painter, option.rect, index);
        else
            paintEntry(*painter, option, index, kind);
        painter->restore();
    }

private:
    void paintHead(QPainter &painter, const QRect &rect, const QModelIndex &index) const
    {
        painter.setFont(m_appearance.font(TextStyle::Label));
        painter.setPen(m_appearance.color(Token::Text3));
        painter.drawText(rect.adjusted(inset + padding, 0, -inset, -5), Qt::AlignLeft | Qt::AlignBottom, index.data().toString());
    }

    void paintGround(QPainter &painter, const QRect &box, const QStyleOptionViewItem &option, bool chosen, bool page) const
    {
        const bool lit = option.state.testFlag(QStyle::State_MouseOver);
        if (!chosen && !lit)
            return;
        painter.setPen(Qt::NoPen);
        painter.setBrush(m_appearance.color(page ? Token::SelIdle : chosen ? Token::Sel : Token::Hover));
        painter.drawRoundedRect(box, 4, 4);
        if (chosen && !page) {
            painter.setBrush(m_appearance.color(Token::Accent));
            painter.setClipRect(QRect(box.left(), box.top(), 3, box.height()));
            painter.drawRoundedRect(box.adjusted(0, 0, 0, 0), 4, 4);
            painter.setClipping(false);
        }
    }

    void paintEntry(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index, Kind kind) const
    {
        const bool page = kind == Kind::Page;
        const bool chosen = index.data(SideModel::ChosenRole).toBool();
        // the page entry keeps 8 px above it
        const QRect box = option.rect.adjusted(inset, page ? 8 : 0, -inset, 0);
        paintGround(painter, box, option, chosen, page);

        const qreal ratio = painter.device()->devicePixelRatioF();
        const int iconTop = box.top() + (box.height() - iconSize) / 2;
        int left = box.left() + textLeft;
        if (page) {
            painter.drawPixmap(QPoint(box.left() + padding, iconTop),
                               m_appearance.pixmap(u"list"_s, iconSize, Token::Text2, ratio));
        } else if (kind == Kind::Status) {
            const auto status = static_cast<ShownStatus>(index.data(SideModel::StatusRole).toInt());
            painter.drawPixmap(
                QPoint(box.left() + padding, iconTop),
                m_appearance.pixmap(Appearance::statusIconName(status), iconSize, m_appearance.statusToken(status), ratio));
        } else if (kind == Kind::Vendor) {
            paintMonogram(painter, QRect(box.left() + padding, iconTop, 22, 16), index.data(SideModel::MonogramRole).toString(),
                          m_appearance);
            left = box.left() + accountLeft;
        } else if (kind == Kind::Account) {
            left = box.left() + accountLeft;
        } else {
            left = box.left() + padding;
        }

        int right = box.right() - padding + 1;
        const QString count = index.data(SideModel::CountRole).toString();
        painter.setFont(m_appearance.font(TextStyle::Small));
        const int countWidth = painter.fontMetrics().horizontalAdvance(count);
        painter.setPen(m_appearance.color(index.data(SideModel::IsZeroRole).toBool() ? Token::Text3 : Token::Text2));
        painter.drawText(QRect(right - countWidth, box.top(), countWidth, box.height()), Qt::AlignVCenter | Qt::AlignRight,
                         count);
        right -= countWidth + 8;
        const Glyph glyph = troubleGlyph(static_cast<Trouble>(index.data(SideModel::TroubleRole).toInt()));
        if (!glyph.name.isEmpty()) {
            painter.drawPixmap(QPoint(right - 14, box.top() + (box.height() - 14) / 2),
                               m_appearance.pixmap(glyph.name, 14, glyph.token, ratio));
            right -= 14 + 6;
        }

        QFont face = m_appearance.font(TextStyle::Body);
        if (page)
            face.setWeight(QFont::DemiBold);
        painter.setFont(face);
        painter.setPen(m_appearance.color(kind == Kind::Hint ? Token::Text3 : Token::Text));
        painter.drawText(QRect(left, box.top(), right - left, box.height()), Qt::AlignVCenter | Qt::AlignLeft,
                         painter.fontMetrics().elidedText(
                             index.data().toString(), kind == Kind::Account ? Qt::ElideMiddle : Qt::ElideRight, right - left));
        if (option.state.testFlag(QStyle::State_HasFocus))
            paintFocusRing(painter, box, 4, m_appearance);
    }

    Appearance &m_appearance;
};

} // namespace

SidePanel::SidePanel(Appearance &appearance, SideModel &model, FilterState &filter, QWidget *parent)
    : QListView(parent)
    , m_appearance(appearance)
    , m_model(model)
    , m_filter(filter)
{
    setObjectName(u"sidePanel"_s);
    setModel(&model);
    setItemDelegate(new SideDelegate(appearance, this));
    setFrameShape(QFrame::NoFrame);
    setSelectionMode(QAbstractItemView::NoSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setResizeMode(QListView::Adjust);
    setMouseTracking(true);
    setTabKeyNavigation(false);
    setMinimumWidth(168);
    setMaximumWidth(320);
    const auto dress = [this] {
        QPalette colours = m_appearance.palette();
        colours.setColor(QPalette::Base, m_appearance.color(Token::Panel));
        setPalette(colours);
        doItemsLayout();
    };
    connect(&appearance, &Appearance::changed, this, dress);
    connect(&filter, &FilterState::changed, &model, &SideModel::refresh);
    dress();
}

void SidePanel::showAccount(const QString &account)
{
    if (const std::optional<int> row = m_model.rowOfAccount(account)) {
        setCurrentIndex(m_model.index(*row));
        scrollTo(m_model.index(*row));
        setFocus(Qt::ShortcutFocusReason);
    }
}

void SidePanel::choose(const QModelIndex &index, bool add)
{
    if (!index.isValid())
        return;
    const QString id = m_model.id(index.row());
    switch (m_model.kind(index.row())) {
    case Kind::Page:
        m_filter.clear();
        break;
    case Kind::Status:
        add ? m_filter.toggleStatuses(m_model.statuses(index.row())) : m_filter.chooseStatuses(m_model.statuses(index.row()));
        break;
    case Kind::Vendor:
        add ? m_filter.toggleVendor(id) : m_filter.chooseVendor(id);
        break;
    case Kind::Account:
        add ? m_filter.toggleAccount(id) : m_filter.chooseAccount(id);
        break;
    case Kind::Head:
    case Kind::Hint:
        break;
    }
}

void SidePanel::contextMenuEvent(QContextMenuEvent *event)
{
    const bool byKey = event->reason() == QContextMenuEvent::Keyboard;
    const QModelIndex index = byKey ? currentIndex() : indexAt(event->pos());
    if (!index.isValid() || m_model.kind(index.row()) != Kind::Account)
        return;
    const QPoint below = viewport()->mapToGlobal(visualRect(index).bottomLeft() + QPoint(accountLeft, 0));
    Q_EMIT accountMenuRequested(m_model.id(index.row()), byKey ? below : event->globalPos());
}

void SidePanel::mousePressEvent(QMouseEvent *event)
{
    const QModelIndex index = indexAt(event->position().toPoint());
    if (event->button() != Qt::LeftButton || !m_model.flags(index).testFlag(Qt::ItemIsEnabled))
        return;
    m_pressed = index;
    setCurrentIndex(index);
}

void SidePanel::mouseMoveEvent(QMouseEvent *event)
{
    // hover only: a drag over the entries chooses nothing
    if (event->buttons() == Qt::NoButton)
        QListView::mouseMoveEvent(event);
}

void SidePanel::mouseReleaseEvent(QMouseEvent *event)
{
    const QModelIndex index = indexAt(event->position().toPoint());
    if (event->button() == Qt::LeftButton && index.isValid() && index == m_pressed)
        choose(index, event->modifiers().testFlag(Qt::ControlModifier));
    m_pressed = QPersistentModelIndex();
}

void SidePanel::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Space:
        choose(currentIndex(), true);
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        choose(currentIndex(), false);
        return;
    default:
        QListView::keyPressEvent(event);
    }
}

void SidePanel::focusInEvent(QFocusEvent *event)
{
    if (!currentIndex().isValid())
        setCurrentIndex(m_model.index(0));
    QListView::focusInEvent(event);
}

void SidePanel::changeEvent(QEvent *event)
{
    QListView::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        scheduleDelayedItemsLayout();
}

} // namespace deck
