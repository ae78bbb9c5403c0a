"""What may be wrong with a change of staff or roles."""

from django.utils.translation import gettext_lazy as _

from mannaka_kit.errors import AnticipatedError, NotFoundError


class InvalidUserNameError(AnticipatedError):
    """The user name is not one that can be typed on every keyboard."""

    code = "staff.invalid_user_name"
    message = _("ユーザー名は、半角の英小文字・数字・「.」「-」「_」で、2文字から50文字までにしてください。")


class UserNameTakenError(AnticipatedError):
    """Another member of staff has the user name."""

    code = "staff.user_name_taken"
    message = _("このユーザー名は、ほかの職員が使っています。別のユーザー名にしてください。")


class MissingNameError(AnticipatedError):
    """The name or its reading is empty."""

    code = "staff.missing_name"
    message = _("氏名とふりがなを入力してください。")


class NobodyAboveRolesError(AnticipatedError):
    """Somebody asked for a user who may do everything: there is none."""

    code = "staff.nobody_above_roles"
    message = _("すべてを許された利用者は作れません。役割のある職員として追加してください。")


class InactiveUserError(AnticipatedError):
    """The person has left, so the change makes no sense."""

    code = "staff.inactive"
    message = _("この職員は利用停止中です。先に利用を再開してください。")


class NoRoleForPartnersError(AnticipatedError):
    """The person belongs to a partner organisation: no role of the staff is ever theirs."""

    code = "staff.no_role_for_partners"
    message = _("関係機関の担当者には、職員の役割を付けられません。")


class ActiveUserError(AnticipatedError):
    """The person is already active."""

    code = "staff.active"
    message = _("この職員は、すでに利用できる状態です。")


class SectionNeededError(AnticipatedError):
    """Section staff belong to a section, and nobody else does."""

    code = "staff.section_needed"
    message = _("担当課職員には、担当課を選んでください。")


class NoSectionToHeadError(AnticipatedError):
    """Only staff of a section, or of the centre, can be its head."""

    code = "staff.no_section_to_head"
    message = _("責任者にできるのは、担当課職員と相談センター職員だけです。")


class SectionNotNeededError(AnticipatedError):
    """Only section staff belong to a section."""

    code = "staff.section_not_needed"
    message = _("担当課を選べるのは、役割が「担当課職員」のときだけです。")


class EndsBeforeItBeginsError(AnticipatedError):
    """The last day lies before the first."""

    code = "staff.ends_before_it_begins"
    message = _("終了日は、開始日と同じ日か、それより後にしてください。")


class OverlappingGrantError(AnticipatedError):
    """The person already holds the role on some of these days."""

    code = "staff.overlapping_grant"
    message = _("この役割は、同じ時期にすでに付いています。")


class GrantEndedError(AnticipatedError):
    """The role has been taken away already."""

    code = "staff.grant_ended"
    message = _("この役割は、すでに外れています。")


class OwnAdministratorRoleError(AnticipatedError):
    """Nobody locks the door behind themselves."""

    code = "staff.own_administrator_role"
    message = _("自分の管理者の役割は外せません。ほかの管理者に頼んでください。")


class OwnAccountError(AnticipatedError):
    """Nobody stops their own account."""

    code = "staff.own_account"
    message = _("自分の利用は停止できません。ほかの管理者に頼んでください。")


class LastAdministratorError(AnticipatedError):
    """Without this person the city would have no administrator."""

    code = "staff.last_administrator"
    message = _("この方のほかに、期限のない管理者がいません。先にほかの職員を管理者にしてください。")


class WeakPasswordError(AnticipatedError):
    """The password breaks a rule; the message names it."""

    code = "staff.weak_password"
    message = _("このパスワードは使えません。")


class SessionNotFoundError(NotFoundError):
    """The sign-in is somebody else's, or over."""

    code = "sign_in.session_not_found"
    message = _("このサインインは、すでに終わっています。")


class RuleInThePastError(AnticipatedError):
    """The rule would have applied before anybody knew of it."""

    code = "sign_in.rule_in_the_past"
    message = _("開始日は、きょうか、それより後にしてください。")
