package com.foobar.localstack.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;

import com.foobar.localstack.stack.ServiceKind;
import com.foobar.localstack.stack.StackLayout;
import com.foobar.localstack.tls.LocalAuthority;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** {@code trust}: how browsers learn to trust the local certificate authority. */
@Command(name = "trust", mixinStandardHelpOptions = true,
		description = "Tells how to make browsers trust the local certificate authority. Changes nothing by itself.")
final class TrustCommand implements Callable<Integer> {

	@ParentCommand
	@SuppressWarnings("NullAway.Init") // set by picocli before anything runs
	private FoobarCommand foobar;

	@Override
	public Integer call() {
		LocalAuthority authority = new LocalAuthority(this.foobar.folders().create());
		Path certificate = authority.ensure().authority();
		PrintWriter out = this.foobar.terminal().out();
		out.println("The authority's certificate is " + certificate);
		out.println("SHA-256 " + authority.fingerprint());
		out.println(
				"It can vouch for foobar.com, localhost and loopback addresses only. Its key never leaves this folder.");
		out.println();
		out.println("curl             curl --cacert " + certificate + " https://localhost:"
				+ this.foobar.layout().ofKind(ServiceKind.GATEWAY).getFirst().endpoint(StackLayout.HTTPS).port() + "/");
		out.println("Debian, Ubuntu   sudo cp " + certificate
				+ " /usr/local/share/ca-certificates/foobar-local.crt && sudo update-ca-certificates");
		out.println("Fedora           sudo trust anchor " + certificate);
		out.println(
				"macOS            sudo security add-trusted-cert -d -r trustRoot -k /Library/Keychains/System.keychain "
						+ certificate);
		out.println("Chrome on Linux  certutil -d sql:$HOME/.pki/nssdb -A -t C,, -n foobar-local -i " + certificate
				+ "   (package libnss3-tools)");
		out.println("Firefox          Settings, Certificates, Authorities, Import, \"identify websites\"");
		return ExitStatus.OK;
	}

}
