"""What an administrator enters."""

from pydantic import SecretStr

from mannaka_sdk import ConfigModel, SecretModel, labelled


class PhoneConfig(ConfigModel):
    """The settings of a telephone system."""

    system_id: str = labelled(
        ja="電話システムの名前",
        en="Name of the telephone system",
        help_ja="電話システムが知らせに書く名前（system）と同じにします。ほかの名前の知らせは、別にします。",
        help_en="The same name that the telephone system writes as “system”. What comes by another name is put aside.",
        pattern=r"^[A-Za-z0-9][A-Za-z0-9_.-]{1,39}$",
    )


class PhoneSecrets(SecretModel):
    """The secrets of a telephone system."""

    signing_secret: SecretStr = labelled(
        ja="署名用の鍵",
        en="Signing secret",
        help_ja="電話システムの側にも同じ鍵を入れます。でたらめな文字を32文字以上。",
        help_en="Enter the same secret at the telephone system. 32 random characters or more.",
        min_length=32,
    )
