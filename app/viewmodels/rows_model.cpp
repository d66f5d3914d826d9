#include "app/viewmodels/rows_model.h"

#include <algorithm>

namespace ruhu::viewmodels {

RowsModel::RowsModel(const QList<QByteArray>& roles, QObject* parent)
    : QAbstractListModel(parent) {
    for (int i = 0; i < roles.size(); ++i)
        m_roles.insert(Qt::UserRole + i, roles[i]);
}

int RowsModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : count();
}

QVariant RowsModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= count())
        return {};
    return m_rows[index.row()].value(QString::fromUtf8(m_roles.value(role)));
}

void RowsModel::setRows(QList<QVariantMap> rows) {
    const auto common = std::min(rows.size(), m_rows.size());
    for (qsizetype i = 0; i < common; ++i) {
        if (m_rows[i] == rows[i])
            continue;
        m_rows[i] = std::move(rows[i]);
        emit dataChanged(index(static_cast<int>(i)), index(static_cast<int>(i)));
    }
    if (rows.size() > common) {
        beginInsertRows({}, static_cast<int>(common), static_cast<int>(rows.size()) - 1);
        for (qsizetype i = common; i < rows.size(); ++i)
            m_rows.append(std::move(rows[i]));
        endInsertRows();
        emit countChanged();
    } else if (m_rows.size() > common) {
        beginRemoveRows({}, static_cast<int>(common), count() - 1);
        m_rows.resize(common);
        endRemoveRows();
        emit countChanged();
    }
}

QVariantMap RowsModel::get(int row) const {
    return row >= 0 && row < count() ? m_rows[row] : QVariantMap();
}

} // namespace ruhu::viewmodels
