namespace Poker.Packages;

/// <summary>Where the content of a package comes from.</summary>
internal enum PackageSource
{
    /// <summary>Nowhere: the package is its dependencies.</summary>
    Dependencies,

    /// <summary>The vendor's assembly inside the Aspire dashboard's executable.</summary>
    AspireBundle,

    /// <summary>The vendor's C# sources and native library of the ONNX Runtime npm package.</summary>
    OnnxRuntime,
}
