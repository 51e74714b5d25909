using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Lublin.Startups.Web.Data;

/// <summary>Seals the keys kept in the database with the secret from the settings (HKDF-SHA-256, AES-256-GCM): a copy of the database opens no draft.</summary>
/// <param name="services">Holds the <see cref="SealSecret"/>; DataProtection makes decryptors with nothing but this.</param>
public sealed class KeySeal(IServiceProvider services) : IXmlEncryptor, IXmlDecryptor
{
    private readonly SealSecret secret = services.GetRequiredService<SealSecret>();
    private const string Element = "sealed";
    private const int NonceBytes = 12;
    private const int TagBytes = 16;
    private const int Head = NonceBytes + TagBytes;

    public EncryptedXmlInfo Encrypt(XElement plaintextElement)
    {
        var plain = Encoding.UTF8.GetBytes(plaintextElement.ToString(SaveOptions.DisableFormatting));
        var box = new byte[Head + plain.Length];
        RandomNumberGenerator.Fill(box.AsSpan(0, NonceBytes));
        using var aes = new AesGcm(secret.Key, TagBytes);
        aes.Encrypt(box.AsSpan(0, NonceBytes), plain, box.AsSpan(Head), box.AsSpan(NonceBytes, TagBytes));
        return new(new XElement(Element, Convert.ToBase64String(box)), typeof(KeySeal));
    }

    /// <exception cref="CryptographicException">The secret is another one than when the key was sealed.</exception>
    public XElement Decrypt(XElement encryptedElement)
    {
        var box = Convert.FromBase64String(encryptedElement.Value);
        var plain = new byte[box.Length - Head];
        using var aes = new AesGcm(secret.Key, TagBytes);
        aes.Decrypt(box.AsSpan(0, NonceBytes), box.AsSpan(Head), box.AsSpan(NonceBytes, TagBytes), plain);
        return XElement.Parse(Encoding.UTF8.GetString(plain));
    }
}

/// <summary>What keys are sealed with, derived from the secret of the settings.</summary>
public sealed class SealSecret(string secret)
{
    internal byte[] Key { get; } = HKDF.DeriveKey(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(secret), 32, info: "protection-keys"u8.ToArray());
}

/// <summary>The keys that seal drafts and form tokens stand in the database, so that every instance and every restart opens what another sealed.</summary>
public sealed class ProtectionKeyMapping : IEntityTypeConfiguration<DataProtectionKey>
{
    public void Configure(EntityTypeBuilder<DataProtectionKey> builder)
    {
        builder.ToTable("protection_keys");
        builder.Property(key => key.FriendlyName).IsRequired();
        builder.Property(key => key.Xml).IsRequired();
        builder.HasIndex(key => key.FriendlyName).IsUnique();
    }
}
